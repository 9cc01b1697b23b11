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

/** What PyTorch said; scripts/fixtures/optimizers-torch.py asked it. */
public final class Fixture {

    private Fixture() {}

    /** Reads lines of: name | numbers | numbers | … */
    public static Map<String, double[][]> read(String file) {
        Map<String, double[][]> lines = new LinkedHashMap<>();
        var stream = Objects.requireNonNull(Fixture.class.getResourceAsStream(file));
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            reader.lines().map(line -> line.split(" \\| ")).forEach(parts -> lines.put(parts[0], numbers(parts)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    private static double[][] numbers(String[] parts) {
        return Arrays.stream(parts)
                .skip(1)
                .map(part -> Arrays.stream(part.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
    }
}
