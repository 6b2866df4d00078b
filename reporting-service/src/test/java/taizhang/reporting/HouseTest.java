package taizhang.reporting;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import taizhang.api.testing.HouseRules;

/** Who may know whom. A rule that matches no class fails too. */
@AnalyzeClasses(packages = "taizhang.reporting", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    @ArchTest
    static final ArchTests OF_BOTH_SERVICES = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("taizhang.reporting.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule FACTS_KNOW_NOTHING_THAT_IS_MADE_OF_THEM =
            keepsTo("fact", "cell", "indicator", "figure", "feed");

    @ArchTest
    static final ArchRule CELLS_KNOW_NO_FIGURE = keepsTo("cell", "indicator", "figure", "feed");

    @ArchTest
    static final ArchRule NOBODY_NEEDS_FIGURES = keepsTo("indicator", "figure");

    private static ArchRule keepsTo(String feature, String... others) {
        return HouseRules.keepsTo("taizhang.reporting", feature, others);
    }
}
