package io.beras.examples.cli;

import io.beras.examples.training.LeNet;
import io.beras.examples.training.MnistModels;
import io.beras.examples.training.Recipe;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The models that the command offers. */
enum ModelChoice {
    SIMPLE(MnistModels::simple),
    ADVANCED(MnistModels::advanced),
    LENET(LeNet::recipe);

    private final Supplier<Recipe> recipe;

    ModelChoice(Supplier<Recipe> recipe) {
        this.recipe = recipe;
    }

    Recipe recipe() {
        return recipe.get();
    }

    /** Returns the name as it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a choice as it is typed. */
    static final class Converter implements ITypeConverter<ModelChoice> {

        @Override
        public ModelChoice convert(String value) {
            return Arrays.stream(values())
                    .filter(choice -> choice.toString().equals(value))
                    .findAny()
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + value + "' is not a model; choose from " + Arrays.toString(values())));
        }
    }
}
