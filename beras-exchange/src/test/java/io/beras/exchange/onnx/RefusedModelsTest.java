package io.beras.exchange.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.beras.core.Callable;
import io.beras.core.Tensor;
import io.beras.core.config.ConfigTypes;
import io.beras.layers.Conv2d;
import io.beras.layers.Dense;
import io.beras.layers.Residual;
import io.beras.models.Model;
import io.beras.models.SequentialModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that a graph can't hold is a sentence with the remedy; every part of Beras that a file can hold has a rule. */
class RefusedModelsTest {

    @TempDir
    Path folder;

    private static final class Doubled implements Callable {
        @Override
        public Tensor call(Tensor... inputs) {
            return inputs[0].mul(2);
        }
    }

    private static final class TwoLayers extends Model {
        private final Dense first = add(new Dense(3, 2));
        private final Dense second = add(new Dense(2, 1));

        @Override
        protected Tensor forward(Tensor... inputs) {
            return second.call(first.call(inputs).relu());
        }
    }

    private static final class Halved extends SequentialModel {
        Halved() {
            super(new Dense(3, 2));
        }

        @Override
        protected Tensor forward(Tensor... inputs) {
            return super.forward(inputs).div(2);
        }
    }

    @Test
    void everyLayerAndActivationOfAFileHasARule() {
        Set<String> without = new TreeSet<>();
        new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.beras.layers", "io.beras.activations", "io.beras.models")
                        .stream()
                        .filter(type -> type.isAssignableTo(Callable.class))
                        .map(JavaClass::reflect)
                        .filter(ConfigTypes::isRegistered)
                        .filter(type -> !NodeRules.has(type))
                        .forEach(type -> without.add(type.getName()));

        assertEquals(Set.of(), without);
        assertTrue(NodeRules.has(Dense.class));
    }

    @Test
    void aCustomLayerIsNamed() {
        String remedy = " has no ONNX operator; replace it with layers and activations of Beras";

        assertRefused("Doubled" + remedy, sequential(new Dense(3, 2), new Doubled()));
        assertRefused("Doubled" + remedy, sequential(new Residual(new Doubled())));
        Callable lambda = x -> x[0].relu();
        assertRefused("an anonymous Callable" + remedy, sequential(new Dense(3, 2), lambda));
    }

    @Test
    void aModelWithItsOwnForwardPassIsNamed() {
        String reason = "the forward pass of TwoLayers is Java code, so it can't be exported to ONNX; export a"
                + " SequentialModel of the same layers";
        TwoLayers model = new TwoLayers();
        model.info().inputShape(3);

        assertRefused(reason, model);
        assertRefused(reason, sequential(new TwoLayers()));
    }

    @Test
    void aSubclassOfSequentialModelMayHaveAnotherForwardPass() {
        Halved model = new Halved();
        model.info().inputShape(3);

        assertRefused(
                "the subclass Halved of SequentialModel may have another forward pass, so it can't be exported to ONNX;"
                        + " export new SequentialModel(model.parts().toArray(Callable[]::new)), which has the same weights",
                model);
    }

    @Test
    void theShapeOfASampleMustBeKnown() throws IOException {
        SequentialModel model = new SequentialModel(new Dense(3, 2));
        assertRefused(
                "the ONNX export needs the shape of a sample, which the model does not know; call"
                        + " model.info().inputShape(...), or predict a batch before the export",
                model);

        model.predict(Tensor.zeros(4, 3));
        Onnx.export(model, folder.resolve("model.onnx"));
        assertTrue(Files.exists(folder.resolve("model.onnx")));
    }

    @Test
    void aLayerThatDoesNotFitTheSampleRefusesIt() {
        assertRefused(
                "Conv2d(1, 2, 3) needs images x of shape (n, channels, height, width), but got (1, 3), which has rank 2;"
                        + " reshape(...) it",
                sequential(new Conv2d(1, 2, 3)));
    }

    /** The old file stays, byte by byte, and no temporary file is left. */
    private void assertRefused(String message, Model model) {
        Path file = folder.resolve("refused.onnx");
        byte[] old = {1, 2, 3};
        try {
            Files.write(file, old);
            IllegalArgumentException refused =
                    assertThrows(IllegalArgumentException.class, () -> Onnx.export(model, file));
            assertEquals(message, refused.getMessage());
            assertArrayEquals(old, Files.readAllBytes(file));
            try (var files = Files.list(folder)) {
                assertEquals(1, files.count());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static SequentialModel sequential(Callable... parts) {
        SequentialModel model = new SequentialModel(parts);
        model.info().inputShape(3);
        return model;
    }
}
