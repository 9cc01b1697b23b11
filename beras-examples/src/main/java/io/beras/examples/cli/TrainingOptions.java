package io.beras.examples.cli;

import io.beras.examples.training.OptimizerChoice;
import io.beras.examples.training.OptimizerOptions;
import io.beras.examples.training.RecipeOptions;
import io.beras.examples.training.ScheduleChoice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of training: optimizer, length, and when to stop. */
final class TrainingOptions {

    static final double VALIDATION = 0.1;

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            converter = NamedConverter.Optimizers.class,
            description = "adam, adamw, nadam, sgd, rmsprop or adagrad (default: adam).")
    @Nullable
    OptimizerChoice optimizer;

    @Option(
            names = "--learning-rate",
            paramLabel = "X",
            converter = NumberConverter.Positive.class,
            description = "Learning rate at the start (default: the model's own).")
    @Nullable
    Double learningRate;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            converter = NamedConverter.Schedules.class,
            description = "Of the learning rate: constant, cosine, exponential or step.")
    @Nullable
    ScheduleChoice schedule;

    @Option(
            names = "--momentum",
            paramLabel = "X",
            converter = NumberConverter.Fraction.class,
            description = "Momentum of sgd (default: 0.9) or rmsprop (default: 0).")
    @Nullable
    Double momentum;

    @Option(
            names = "--weight-decay",
            paramLabel = "X",
            converter = NumberConverter.NonNegative.class,
            description = "Weight decay of the optimizer.")
    @Nullable
    Double weightDecay;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "Number of passes through the training samples, at most.")
    @Nullable
    Integer epochs;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "Number of samples in a training step.")
    @Nullable
    Integer batchSize;

    @Option(
            names = "--patience",
            paramLabel = "N",
            converter = WholeNumberConverter.class,
            description = "Stop after N epochs without a better validation loss; 0: never.")
    @Nullable
    Integer patience;

    @Option(
            names = "--until-accuracy",
            paramLabel = "P",
            converter = AccuracyConverter.class,
            description = "Stop when the validation accuracy reaches P: 0.97, 97 or 97%%.")
    @Nullable
    Double untilAccuracy;

    @Option(
            names = "--validation",
            paramLabel = "P",
            converter = NumberConverter.Fraction.class,
            description = "Fraction of the training samples to validate on (default: 0.1).")
    @Nullable
    Double validation;

    double validationFraction() {
        return validation == null ? VALIDATION : validation;
    }

    /** Returns the options of a recipe with these choices. */
    RecipeOptions choose(RecipeOptions data) {
        return data.choosing(
                epochs,
                batchSize,
                patience,
                new OptimizerOptions(optimizer, learningRate, schedule, momentum, weightDecay));
    }
}
