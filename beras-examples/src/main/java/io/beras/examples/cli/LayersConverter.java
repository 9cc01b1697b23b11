package io.beras.examples.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses the sizes of hidden layers, as in 256,128; "none" means a linear model. */
final class LayersConverter implements ITypeConverter<LayersConverter.Sizes> {

    private static final int MOST = 100_000;

    /** The sizes of hidden layers; a type of its own, because picocli would split a list. */
    record Sizes(List<Integer> units) {}

    /** Returns the text of sizes, which {@link #convert} parses. */
    static String text(Sizes sizes) {
        return sizes.units().isEmpty()
                ? "none"
                : sizes.units().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    @Override
    public Sizes convert(String value) {
        if (value.equals("none")) {
            return new Sizes(List.of());
        }
        if (value.matches("[1-9]\\d{0,5}(\\s*,\\s*[1-9]\\d{0,5})*")) {
            List<Integer> units = Arrays.stream(value.split("\\s*,\\s*", -1))
                    .map(Integer::valueOf)
                    .toList();
            if (units.stream().allMatch(size -> size <= MOST)) {
                return new Sizes(units);
            }
        }
        throw new TypeConversionException("'" + value + "' names no layers; give their sizes from 1 to " + MOST
                + " with commas, such as 256,128, or none");
    }
}
