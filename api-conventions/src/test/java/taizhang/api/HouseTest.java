package taizhang.api;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ws.rs.Path;

/** The conventions know no feature, no path and no entity. */
@AnalyzeClasses(packages = "taizhang.api", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("taizhang.api.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_PATH = noClasses().should().beAnnotatedWith(Path.class);

    @ArchTest
    static final ArchRule NO_FEATURE =
            noClasses().should().dependOnClassesThat(resideInAnyPackage("taizhang.records..", "taizhang.reporting.."));
}
