package taizhang.records;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/** What keeps the house in order; a rule that matches nothing fails. */
@AnalyzeClasses(packages = "taizhang.records", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule INSIDES_ARE_NOT_PUBLIC = classes()
            .that()
            .haveNameMatching(".*(Entity|Repository|Service|Queries|Rules|Status)")
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule ONLY_RESOURCES_KNOW_HTTP = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Resource")
            .and()
            .resideOutsideOfPackages("..problem..", "..page..", "..config..", "..access..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("jakarta.ws.rs.."));

    @ArchTest
    static final ArchRule RULES_KNOW_NO_FRAMEWORK = classes()
            .that()
            .haveNameMatching(".*(Rules|Status)")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "taizhang..", "org.jspecify.."));

    @ArchTest
    static final ArchRule TRANSACTIONS_ARE_USE_CASES = methods()
            .that()
            .areAnnotatedWith(Transactional.class)
            .should()
            .beDeclaredInClassesThat()
            .haveNameMatching(".*(Service|Loader)");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("taizhang.records.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule TIME_IS_PASSED_IN = noClasses()
            .that()
            .resideOutsideOfPackage("..config..")
            .should(callMethod(LocalDate.class, "now"))
            .orShould(callMethod(Instant.class, "now"))
            .orShould(callMethod(Clock.class, "systemUTC"))
            .orShould(callMethod(System.class, "currentTimeMillis"));
}
