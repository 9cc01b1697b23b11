package io.beras.examples.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Parses an accuracy such as 0.97, 97 or 97% and returns the fraction; 1 means 100 %, not 1 %.
 *
 * <p>A number above 1 and below 10 without a percent sign is refused: 1.5 could be a slip for 0.15, 15 or 1.5 %.
 */
final class AccuracyConverter implements ITypeConverter<Double> {

    private static final double LEAST_PERCENTAGE = 10;

    @Override
    public Double convert(String value) {
        if (value.matches("(\\d+\\.?\\d*|\\.\\d+)%?")) {
            double number = Double.parseDouble(value.replace("%", ""));
            boolean isPercentage = value.endsWith("%") || number >= LEAST_PERCENTAGE;
            double fraction = isPercentage ? number / 100 : number;
            if (fraction > 0 && fraction <= 1) {
                return fraction;
            }
        }
        throw new TypeConversionException(
                "'" + value
                        + "' is not an accuracy; give a fraction above 0 and up to 1 such as 0.97, or a percentage such as 97%");
    }
}
