package io.beras.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.beras.core.Tensor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.buffer.DataType;

/** PyTorch's values of the layers in DOUBLE, which {@code scripts/fixtures/layers.py} wrote. */
final class LayersFixture {

    private static final Map<String, Tensor> TENSORS = read();

    private LayersFixture() {}

    static Tensor tensor(String name) {
        return Objects.requireNonNull(TENSORS.get(name), name);
    }

    static Tensor indices(String name) {
        return Tensor.of(tensor(name).array().castTo(DataType.INT32));
    }

    /** Both compute in DOUBLE, in another order: sums of ten numbers differ by some 1e-15. */
    static void assertGives(String name, Tensor actual) {
        Tensor expected = tensor(name);
        assertArrayEquals(expected.shape(), actual.shape(), name);
        assertArrayEquals(expected.toDoubleArray(), actual.toDoubleArray(), 1e-12, name);
    }

    private static Map<String, Tensor> read() {
        var stream = Objects.requireNonNull(LayersFixture.class.getResourceAsStream("layers.txt"));
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(line -> line.split(" \\| ", 2))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parse(parts[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Tensor parse(String text) {
        String[] parts = text.split(": ", 2);
        long[] shape = Arrays.stream(parts[0].split(",", -1))
                .mapToLong(Long::parseLong)
                .toArray();
        double[] values = Arrays.stream(parts[1].split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return Tensor.of(DataType.DOUBLE, values, shape);
    }
}
