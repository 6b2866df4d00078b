package taizhang.reporting;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
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
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import taizhang.reporting.config.Today;

/** Who may know whom. A rule that matches no class fails too. */
@AnalyzeClasses(packages = "taizhang.reporting", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    @ArchTest
    static final ArchRule ENTITIES_REPOSITORIES_AND_SERVICES_STAY_AT_HOME = classes()
            .that(nameMatching("[^$]*(Entity|Repository|Service|Rules|Store|Queries)"))
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule ONLY_RESOURCES_AND_PROBLEMS_KNOW_HTTP = noClasses()
            .that(not(nameMatching(".*(Resource|Parameters|Answer)(\\$.*)?")))
            .and(not(resideInAPackage("..problem")))
            .should()
            .dependOnClassesThat(resideInAPackage("jakarta.ws.rs.."));

    @ArchTest
    static final ArchRule RULES_ARE_PLAIN_JAVA = noClasses()
            .that(nameMatching(".*(Rules|Status|Placements|CreditCode|ChainHash)"))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "jakarta..", "io.quarkus..", "org.hibernate..", "java.sql..", "org.jboss.resteasy.."));

    @ArchTest
    static final ArchRule TRANSACTIONS_BELONG_TO_USE_CASES = methods()
            .that()
            .areAnnotatedWith(Transactional.class)
            .should()
            .beDeclaredInClassesThat()
            .haveNameMatching(".*(Service|Cells|FeedLock)");

    @ArchTest
    static final ArchRule FACTS_KNOW_NOTHING_THAT_IS_MADE_OF_THEM =
            keepsTo("fact", "cell", "indicator", "figure", "feed");

    @ArchTest
    static final ArchRule CELLS_KNOW_NO_FIGURE = keepsTo("cell", "indicator", "figure", "feed");

    @ArchTest
    static final ArchRule NOBODY_NEEDS_FIGURES = keepsTo("indicator", "figure");

    @ArchTest
    static final ArchRule TABLES_KNOW_NO_FEATURE =
            keepsTo("table", "fact", "cell", "indicator", "figure", "feed", "progress");

    private static ArchRule keepsTo(String feature, String... others) {
        return noClasses()
                .that(resideInAPackage("taizhang.reporting." + feature))
                .should()
                .dependOnClassesThat(resideInAnyPackage(Arrays.stream(others)
                        .map(o -> "taizhang.reporting." + o)
                        .toArray(String[]::new)));
    }

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("taizhang.reporting.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_CLOCK_BUT_THE_BEAN = noClasses()
            .that(not(nameMatching(Today.class.getName() + ".*")))
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
