package io.beras.examples;

import io.beras.examples.steps.Step;
import io.beras.examples.steps.Steps;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a step's number. */
final class StepConverter implements ITypeConverter<Step> {

    @Override
    public Step convert(String value) {
        return number(value)
                .flatMap(Steps::find)
                .orElseThrow(() -> new TypeConversionException("'" + value + "' is no step; give a number from 1 to "
                        + Steps.all().size() + ", which 'beras step' lists"));
    }

    private static Optional<Integer> number(String value) {
        try {
            return Optional.of(Integer.parseInt(value));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
