package org.dienlab;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What may know what. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.dienlab");

    @Test
    void layersKnowOnlyWhatIsBelowThem() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("math")
                .definedBy("org.dienlab.math..")
                .layer("data")
                .definedBy("org.dienlab.data..")
                .layer("trace")
                .definedBy("org.dienlab.trace..")
                .layer("nn")
                .definedBy("org.dienlab.nn..")
                .layer("model")
                .definedBy("org.dienlab.model..")
                .layer("train")
                .definedBy("org.dienlab.train..")
                .layer("ui")
                .definedBy("org.dienlab.ui..")
                .layer("app")
                .definedBy("org.dienlab.app..")
                .whereLayer("math")
                .mayNotAccessAnyLayer()
                .whereLayer("data")
                .mayOnlyAccessLayers("math")
                .whereLayer("trace")
                .mayOnlyAccessLayers("math")
                .whereLayer("nn")
                .mayOnlyAccessLayers("math")
                .whereLayer("model")
                .mayOnlyAccessLayers("math", "data", "trace", "nn")
                .whereLayer("train")
                .mayOnlyAccessLayers("math", "data", "trace", "nn", "model")
                .whereLayer("ui")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("app")
                .mayNotBeAccessedByAnyLayer()
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.dienlab.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheWindowKnowsJavaFx() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.dienlab.ui..", "org.dienlab.app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javafx..")
                .check(CLASSES);
    }

    @Test
    void viewModelsKnowNoScene() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javafx.scene..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void tracesNeverChange() {
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage("org.dienlab.trace..")
                .should()
                .beFinal()
                .check(CLASSES);
    }

    @Test
    void oneClassDrivesTheAnimation() {
        List<String> drivers = CLASSES.stream()
                .filter(c -> c.getDirectDependenciesFromSelf().stream()
                        .anyMatch(d -> d.getTargetClass().getName().equals("javafx.animation.AnimationTimer")))
                .map(ArchitectureTest::topLevel)
                .distinct()
                .toList();
        assertEquals(List.of("org.dienlab.ui.common.FramePump"), drivers);
    }

    @Test
    void nothingIsPrintedAndForgotten() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.dienlab.app..")
                .should(ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
        noClasses().should().callMethod(Throwable.class, "printStackTrace").check(CLASSES);
    }

    /** The one use silences libraries that have no switch of their own. */
    @Test
    void nothingLogsToJavaUtilLogging() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.dienlab.app.QuietLogs")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .check(CLASSES);
    }

    @Test
    void nothingSleeps() {
        JavaClasses withTests = new ClassFileImporter().importPackages("org.dienlab");
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(withTests);
    }

    @Test
    void everyPackageSaysWhatItIs() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> silent = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                    .toList();
            assertEquals(List.of(), silent);
        }
    }

    private static String topLevel(JavaClass c) {
        return c.getName().replaceFirst("\\$.*", "");
    }
}
