package io.beras.optim;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Reads values that PyTorch computed; scripts/fixtures/optimizers-torch.py writes them. */
public final class PyTorchFixture {

    private PyTorchFixture() {}

    /** Reads lines of the form: name | values | values | … */
    public static Map<String, double[][]> read(String file) {
        Map<String, double[][]> lines = new LinkedHashMap<>();
        var stream = Objects.requireNonNull(PyTorchFixture.class.getResourceAsStream(file));
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            reader.lines().map(line -> line.split(" \\| ")).forEach(parts -> lines.put(parts[0], values(parts)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    private static double[][] values(String[] parts) {
        return Arrays.stream(parts)
                .skip(1)
                .map(part -> Arrays.stream(part.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
    }
}
