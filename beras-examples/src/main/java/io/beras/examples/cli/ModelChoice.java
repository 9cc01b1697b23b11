package io.beras.examples.cli;

import io.beras.examples.training.LeNet;
import io.beras.examples.training.MnistModels;
import io.beras.examples.training.Recipe;
import io.beras.examples.training.RecipeOptions;
import java.util.Locale;
import java.util.function.Function;

/** The models that the command offers. */
enum ModelChoice {
    SIMPLE(MnistModels::simple),
    ADVANCED(MnistModels::advanced),
    LENET(LeNet::recipe);

    private final Function<RecipeOptions, Recipe> recipe;

    ModelChoice(Function<RecipeOptions, Recipe> recipe) {
        this.recipe = recipe;
    }

    Recipe recipe(RecipeOptions length) {
        return recipe.apply(length);
    }

    /** Returns the name of the model on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
