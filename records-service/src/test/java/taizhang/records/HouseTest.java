package taizhang.records;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import taizhang.api.testing.HouseRules;

/** Who may know whom. A rule that matches no class fails too. */
@AnalyzeClasses(packages = "taizhang.records", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    @ArchTest
    static final ArchTests OF_BOTH_SERVICES = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("taizhang.records.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ORGANIZATIONS_KNOW_NO_OTHER_FEATURE =
            keepsTo("organization", "catalog", "campaign", "activity", "rectification", "evidence");

    @ArchTest
    static final ArchRule CAMPAIGNS_KNOW_NO_OTHER_FEATURE =
            keepsTo("campaign", "catalog", "organization", "activity", "rectification", "evidence");

    @ArchTest
    static final ArchRule THE_CATALOG_KNOWS_NO_OTHER_FEATURE =
            keepsTo("catalog", "campaign", "organization", "activity", "rectification", "evidence");

    @ArchTest
    static final ArchRule THE_LEDGER_KNOWS_NO_FEATURE =
            keepsTo("ledger", "catalog", "campaign", "organization", "activity", "rectification", "evidence");

    @ArchTest
    static final ArchRule ACTIVITIES_DO_NOT_KNOW_RECTIFICATION = keepsTo("activity", "rectification");

    @ArchTest
    static final ArchRule RECTIFICATION_KNOWS_NO_OTHER_FEATURE =
            keepsTo("rectification", "catalog", "campaign", "organization", "activity");

    @ArchTest
    static final ArchRule EVIDENCE_KNOWS_NO_HOLDER_OF_FILES =
            keepsTo("evidence", "catalog", "campaign", "organization", "activity", "rectification");

    @ArchTest
    static final ArchRule WRITING_KNOWS_NO_FEATURE =
            keepsTo("record", "catalog", "campaign", "organization", "activity", "rectification", "evidence");

    private static ArchRule keepsTo(String feature, String... others) {
        return HouseRules.keepsTo("taizhang.records", feature, others);
    }
}
