package io.beras.examples.cli;

import io.beras.data.tables.Task;
import io.beras.examples.training.ActivationChoice;
import io.beras.examples.training.OptimizerChoice;
import io.beras.examples.training.ScheduleChoice;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses one of several names, such as the name of an optimizer. */
abstract class NamedConverter<T> implements ITypeConverter<T> {

    private final String noun;
    private final T[] values;

    NamedConverter(String noun, T[] values) {
        this.noun = noun;
        this.values = values;
    }

    @Override
    public T convert(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        return Arrays.stream(values)
                .filter(value -> String.valueOf(value).equals(name))
                .findAny()
                .orElseThrow(() -> new TypeConversionException(
                        "'" + text + "' is not " + noun + "; choose from " + Arrays.toString(values)));
    }

    /** Parses a model. */
    static final class Models extends NamedConverter<ModelChoice> {
        Models() {
            super("a model", ModelChoice.values());
        }
    }

    /** Parses an optimizer. */
    static final class Optimizers extends NamedConverter<OptimizerChoice> {
        Optimizers() {
            super("an optimizer", OptimizerChoice.values());
        }
    }

    /** Parses a schedule. */
    static final class Schedules extends NamedConverter<ScheduleChoice> {
        Schedules() {
            super("a schedule", ScheduleChoice.values());
        }
    }

    /** Parses an activation. */
    static final class Activations extends NamedConverter<ActivationChoice> {
        Activations() {
            super("an activation", ActivationChoice.values());
        }
    }

    /** Parses a task. */
    static final class Tasks extends NamedConverter<Task> {
        Tasks() {
            super("a task", new Task[] {Task.CLASSIFICATION, Task.REGRESSION});
        }
    }
}
