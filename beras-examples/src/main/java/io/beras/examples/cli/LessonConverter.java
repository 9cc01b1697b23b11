package io.beras.examples.cli;

import io.beras.examples.lessons.Lessons;
import io.beras.examples.lessons.NumberedLesson;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses the number of a lesson. */
final class LessonConverter implements ITypeConverter<NumberedLesson> {

    @Override
    public NumberedLesson convert(String value) {
        return number(value)
                .flatMap(Lessons::find)
                .orElseThrow(
                        () -> new TypeConversionException("'" + value + "' is not a lesson; give a number from 1 to "
                                + Lessons.all().size() + ", which 'beras step' lists"));
    }

    private static Optional<Integer> number(String value) {
        try {
            return Optional.of(Integer.parseInt(value));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
