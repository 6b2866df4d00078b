package taizhang.api.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

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
import taizhang.api.time.Today;

/** The rules of the house that hold in both services. A rule that matches no class fails too. */
public class HouseRules {

    @ArchTest
    static final ArchRule ENTITIES_REPOSITORIES_AND_SERVICES_STAY_AT_HOME = classes()
            .that(nameMatching("[^$]*(Entity|Repository|Service|Rules|Store|Queries)"))
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule ONLY_RESOURCES_AND_PROBLEMS_KNOW_HTTP = noClasses()
            .that(not(nameMatching(".*(Resource|Parameters|Answer)(\\$.*)?")))
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

    /** @return that a package of a service knows nothing of others beside it */
    public static ArchRule keepsTo(String root, String feature, String... others) {
        return noClasses()
                .that(resideInAPackage(root + "." + feature))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        Arrays.stream(others).map(other -> root + "." + other).toArray(String[]::new)));
    }

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
