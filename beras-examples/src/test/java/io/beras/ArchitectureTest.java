package io.beras;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The layers of the library: arrays ← core ← networks and optimizers, which never meet ← plots ← examples; no library uses
 * the autograder.
 */
@AnalyzeClasses(packages = "io.beras", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ARRAYS = "io.beras.core.arrays..";
    private static final String PLOTS = "io.beras.plots..";
    private static final String AUTOGRADER = "io.beras.autograder..";
    private static final String EXAMPLES = "io.beras.examples..";

    /** The student's command and the lecturer's command. */
    private static final String[] COMMANDS = {EXAMPLES, "io.beras.autograder.student..", "io.beras.autograder.cli.."};

    @ArchTest
    static final ArchRule everyPackageKnowsOnlyTheOnesBelowIt = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.beras..")
            .layer("arrays")
            .definedBy(ARRAYS)
            .layer("core")
            .definedBy(resideInAPackage("io.beras.core..").and(not(resideInAPackage(ARRAYS))))
            .layer("networks")
            .definedBy(
                    "io.beras.layers..",
                    "io.beras.activations..",
                    "io.beras.losses..",
                    "io.beras.metrics..",
                    "io.beras.data..",
                    "io.beras.io..",
                    "io.beras.models..",
                    "io.beras.callbacks..")
            .layer("optimizers")
            .definedBy("io.beras.optim..")
            .layer("plots")
            .definedBy(PLOTS)
            .layer("exchange")
            .definedBy("io.beras.exchange..")
            .layer("autograder")
            .definedBy(AUTOGRADER)
            .layer("examples")
            .definedBy(EXAMPLES)
            .whereLayer("arrays")
            .mayNotAccessAnyLayer()
            .whereLayer("core")
            .mayOnlyAccessLayers("arrays")
            .whereLayer("networks")
            .mayOnlyAccessLayers("arrays", "core")
            .whereLayer("optimizers")
            .mayOnlyAccessLayers("arrays", "core")
            .whereLayer("plots")
            .mayOnlyAccessLayers("core", "networks")
            .whereLayer("exchange")
            .mayOnlyAccessLayers("core", "networks")
            .whereLayer("autograder")
            .mayOnlyAccessLayers("arrays", "core", "networks", "optimizers")
            .whereLayer("autograder")
            .mayNotBeAccessedByAnyLayer()
            .ensureAllClassesAreContainedInArchitecture();

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("io.beras.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheArrayKernelsCallNativeCode = noClasses()
            .that()
            .resideOutsideOfPackage(ARRAYS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco..");

    @ArchTest
    static final ArchRule onlyCommandsKnowTheTerminal = noClasses()
            .that()
            .resideOutsideOfPackages(COMMANDS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule onlyThePlotsKnowJFreeChart = noClasses()
            .that()
            .resideOutsideOfPackage(PLOTS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jfree..");

    @ArchTest
    static final ArchRule onlyTheFilesOfKerasKnowHdf5 = noClasses()
            .that()
            .resideOutsideOfPackage("io.beras.exchange.keras..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.jhdf..");

    @ArchTest
    static final ArchRule onlyTheAutograderKnowsJUnit = noClasses()
            .that()
            .resideOutsideOfPackage(AUTOGRADER)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.junit..");

    /** The class path of a student has no parser. */
    @ArchTest
    static final ArchRule onlyTheStencilMakerParsesJava = noClasses()
            .that()
            .resideOutsideOfPackage("io.beras.autograder.stencil..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.github.javaparser..");

    @ArchTest
    static final ArchRule coreDoesNotNeedTheGradientCheck = noClasses()
            .that()
            .resideInAPackage("io.beras.core")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.beras.core.gradcheck..", "io.beras.core.graph..");

    @ArchTest
    static final ArchRule theLibrariesPrintOnlyProgress = noClasses()
            .that()
            .resideOutsideOfPackages(COMMANDS)
            .and()
            .doNotHaveFullyQualifiedName("io.beras.models.StandardOutput")
            .should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule theLibrariesMeanTheirOwnCallable = noClasses()
            .that()
            .resideOutsideOfPackages(COMMANDS)
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.concurrent.Callable");
}
