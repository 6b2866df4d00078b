package taizhang.reporting;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import taizhang.api.testing.HouseRules;

/** Who may know whom. A rule that matches no class fails too. */
@AnalyzeClasses(packages = "taizhang.reporting", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    @ArchTest
    static final ArchTests OF_BOTH_SERVICES = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("taizhang.reporting.(*)..").should().beFreeOfCycles();

    /** The rooms that ask and say: whoever counts knows none of them. */
    private static final List<String> ASKERS = List.of(
            "figure",
            "evidence",
            "progress",
            "summary",
            "targets",
            "entries",
            "notes",
            "requirement",
            "exemption",
            "compliance",
            "submissions");

    @ArchTest
    static final ArchRule FACTS_KNOW_NOTHING_THAT_IS_MADE_OF_THEM =
            keepsTo("fact", "cell", "indicator", "counting", "feed");

    @ArchTest
    static final ArchRule CELLS_KNOW_NO_DEFINITION_AND_NO_COUNT = keepsTo("cell", "indicator", "counting", "feed");

    @ArchTest
    static final ArchRule DEFINITIONS_DO_NOT_COUNT = keepsTo("indicator", "counting");

    @ArchTest
    static final ArchRule COUNTING_KNOWS_NOBODY_WHO_ASKS = keepsTo("counting", "feed");

    @ArchTest
    static final ArchRule THE_STORE_KNOWS_NOT_WHAT_IS_KEPT = keepsTo("reference", "indicator", "counting");

    @ArchTest
    static final ArchRule WHO_ASKS_READS_NO_TABLE = noClasses()
            .that()
            .resideInAnyPackage(
                    ASKERS.stream().map(asker -> "taizhang.reporting." + asker).toArray(String[]::new))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("taizhang.api.database");

    private static ArchRule keepsTo(String feature, String... others) {
        return HouseRules.keepsTo(
                "taizhang.reporting",
                feature,
                Stream.of(Stream.of(others), ASKERS.stream(), Stream.of("effect"))
                        .flatMap(each -> each)
                        .toArray(String[]::new));
    }
}
