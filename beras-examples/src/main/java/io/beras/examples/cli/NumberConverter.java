package io.beras.examples.cli;

import java.util.function.DoublePredicate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses a number of a range. */
abstract class NumberConverter implements ITypeConverter<Double> {

    private final String wanted;
    private final DoublePredicate isIn;

    NumberConverter(String wanted, DoublePredicate isIn) {
        this.wanted = wanted;
        this.isIn = isIn;
    }

    @Override
    public Double convert(String value) {
        if (value.matches("(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?%?")) {
            double number = Double.parseDouble(value.replace("%", "")) / (value.endsWith("%") ? 100 : 1);
            if (Double.isFinite(number) && isIn.test(number)) {
                return number;
            }
        }
        throw new TypeConversionException("'" + value + "' is not " + wanted);
    }

    /** Parses a fraction from 0 to below 1, such as a dropout. */
    static final class Fraction extends NumberConverter {
        Fraction() {
            super("a fraction from 0 to below 1, such as 0.1 or 10%", number -> number < 1);
        }
    }

    /** Parses a number above 0, such as a learning rate. */
    static final class Positive extends NumberConverter {
        Positive() {
            super("a number above 0, such as 0.001", number -> number > 0);
        }
    }

    /** Parses a number of at least 0, such as a weight decay. */
    static final class NonNegative extends NumberConverter {
        NonNegative() {
            super("a number of at least 0, such as 0.0001", number -> true);
        }
    }
}
