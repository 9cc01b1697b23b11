package io.beras.exchange.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.io.DataFileException;
import io.beras.io.StoredType;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads the layers of each format of Keras, and refuses what Keras does not write. */
class KerasWeightsTest {

    @TempDir
    Path folder;

    @Test
    void readsTheLayersInTheOrderOfTheArchitecture() throws Exception {
        try (KerasWeights weights = KerasWeights.open(resource("pooling.keras"))) {
            assertTrue(weights.isOrdered());
            assertFalse(weights.channelsFirst());
            assertEquals(
                    List.of(
                            "input_layer",
                            "conv2d",
                            "average_pooling2d",
                            "conv2d_1",
                            "flatten",
                            "batch_normalization",
                            "dense"),
                    weights.layers().stream().map(KerasLayer::name).toList());
            KerasLayer norm = weights.layers().get(5);
            assertEquals(OptionalDouble.of(1e-3), norm.epsilon());
            assertEquals(KerasLayer.Type.BATCH_NORMALIZATION, norm.type());
            assertEquals(
                    List.of(
                            "batch_normalization/gamma",
                            "batch_normalization/beta",
                            "batch_normalization/moving_mean",
                            "batch_normalization/moving_variance"),
                    norm.variables().stream().map(KerasVariable::name).toList());
            assertEquals(List.of(2L, 4L, 2L), weights.layers().get(4).inputShape());
            assertArrayEquals(
                    new long[] {2, 2, 4, 2},
                    weights.layers().get(3).variables().get(0).shape());
        }
    }

    @Test
    void readsTheLayersOfAClassInTheirOrder() throws Exception {
        try (KerasWeights weights = KerasWeights.open(resource("nested.weights.h5"))) {
            assertFalse(weights.isOrdered());
            assertEquals(
                    List.of("dense", "dense_1", "dense_2"),
                    weights.layers().stream()
                            .filter(layer -> layer.type() == KerasLayer.Type.DENSE)
                            .map(KerasLayer::name)
                            .toList());
        }
    }

    @Test
    void readsTheLayoutOfKeras2WithoutAnArchitecture() throws Exception {
        try (KerasWeights weights = KerasWeights.open(resource("keras-2.h5"))) {
            KerasLayer dense = weights.layers().get(1);
            assertEquals(KerasLayer.Type.DENSE, dense.type());
            assertEquals("dense/kernel", dense.variables().get(0).name());
            assertEquals(StoredType.FLOAT32, dense.variables().get(0).type());
            assertArrayEquals(
                    new float[] {0, .125f, .25f, .375f, .5f, .625f, .75f, .875f},
                    dense.variables().get(0).tensor().toFloatArray());
            assertArrayEquals(
                    new float[] {.5f, -.5f}, dense.variables().get(1).tensor().toFloatArray());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            compressed.weights.h5    | is damaged: "dense/kernel" cannot be read (it is stored in chunks or compressed, which Keras does not do); save it again with Keras
            big-endian.weights.h5    | is damaged: "dense/kernel" cannot be read (its type is not float16, float32 or float64 in little-endian order); save it again with Keras
            integers.weights.h5      | is damaged: "dense/kernel" cannot be read (its type is not float16, float32 or float64 in little-endian order); save it again with Keras
            external-link.weights.h5 | holds the link "0", which Keras does not write; save it again with Keras
            soft-link.weights.h5     | holds the link "vars", which Keras does not write; save it again with Keras
            cycle.weights.h5         | is damaged: its groups are nested too deeply; save it again with Keras
            no-layers.h5             | holds no layers of Keras; save it again with Keras
            """)
    void refusesWhatKerasDoesNotWrite(String name, String sentence) throws Exception {
        Path file = resource(name);

        assertEquals(file + " " + sentence, message(file));
    }

    @Test
    void refusesOtherFiles() throws IOException {
        Path page = Files.writeString(folder.resolve("page.keras"), "<!DOCTYPE html>");
        assertTrue(
                message(page).startsWith(page + " is not an HDF5 file of Keras, but an HTML page, or a damaged one ("),
                message(page));
        assertEquals(
                folder.resolve("none.h5") + " does not exist; give the path of a file of Keras",
                message(folder.resolve("none.h5")));
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(
                Objects.requireNonNull(KerasWeightsTest.class.getResource(name)).toURI());
    }

    private static String message(Path file) {
        return assertThrows(
                        DataFileException.class, () -> KerasWeights.open(file).close())
                .getMessage();
    }
}
