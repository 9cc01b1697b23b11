package io.beras.examples.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses a whole number of at least 0. */
final class WholeNumberConverter implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String value) {
        if (value.matches("\\d{1,9}")) {
            return Integer.valueOf(value);
        }
        throw new TypeConversionException("'" + value + "' is not a whole number from 0 to 999999999");
    }
}
