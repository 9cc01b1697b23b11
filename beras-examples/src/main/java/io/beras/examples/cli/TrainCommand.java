package io.beras.examples.cli;

import io.beras.core.Tensor;
import io.beras.examples.mnist.DigitData;
import io.beras.examples.training.Recipe;
import io.beras.examples.training.RecipeOptions;
import io.beras.examples.training.TrainingOutcome;
import io.beras.examples.training.TrainingSession;
import io.beras.examples.training.UntilAccuracy;
import io.beras.models.Callback;
import io.beras.plots.PlotException;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains a model, prints its test accuracy, and writes plots. */
@Command(
        name = "train",
        description = "Trains a model of handwritten digits, tests it, and writes plots.",
        mixinStandardHelpOptions = true,
        versionProvider = BerasVersion.class,
        sortOptions = false,
        sortSynopsis = false)
final class TrainCommand implements Callable<Integer> {

    private final CommandEnvironment environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            converter = ModelChoice.Converter.class,
            description = "simple: one dense layer; advanced: three; lenet: convolutions (default: ${DEFAULT-VALUE}).")
    private ModelChoice model = ModelChoice.ADVANCED;

    @Option(
            names = "--data",
            paramLabel = "DATA",
            description = {
                "auto: MNIST from data/mnist or $BERAS_DATA, else by download, else synthetic digits;",
                "synthetic: digits that Beras draws itself;",
                "or a directory with the four files of MNIST (default: ${DEFAULT-VALUE})."
            })
    private String data = "auto";

    @Option(
            names = "--epochs",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "Number of passes through the training images (default: the model's own).")
    private @Nullable Integer epochs;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "Number of images in a training step (default: the model's own).")
    private @Nullable Integer batchSize;

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = SeedConverter.class,
            description = "Seed of all random numbers: the same seed, the same result (default: ${DEFAULT-VALUE}).")
    private long seed = 0;

    @Option(
            names = "--until-accuracy",
            paramLabel = "P",
            converter = AccuracyConverter.class,
            description = "Stop after the first epoch whose test accuracy reaches P: 0.97, 97 or 97%%.")
    private @Nullable Double untilAccuracy;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            converter = PathConverter.class,
            description = "Folder for metrics.png and predictions.png (default: runs/<time>).")
    private @Nullable Path out;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            converter = PathConverter.class,
            description = "Also write the results to this file as JSON.")
    private @Nullable Path json;

    TrainCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireKnownData();
        RunFiles files = new RunFiles(out == null ? environment.newRunFolder() : out, json);
        files.requireWritable();
        if (files.collide()) {
            throw wrongUsage("--json", files.report() + " is where the pictures go; choose another name");
        }

        loadNativeCodeInBackground();
        DigitData digits = environment.findDigits(data);
        print(digits.announcement());
        TrainingSession session = new TrainingSession(
                digits, seed, length -> model.recipe(new RecipeOptions(length.samples(), epochs, batchSize)));
        print(introduction(session.recipe()));

        TrainingOutcome outcome = train(session);
        print(result(outcome));
        files.writeReport(outcome);
        writePlots(files, outcome);
        return 0;
    }

    /** Creates a tensor, because the first one loads ND4J's native code: this takes as long as reading the data. */
    private static void loadNativeCodeInBackground() {
        Thread loader = new Thread(() -> Tensor.scalar(0), "beras-loader");
        loader.setDaemon(true);
        // The main thread meets the same failure at its first tensor, and reports the failure.
        loader.setUncaughtExceptionHandler((thread, failure) -> {});
        loader.start();
    }

    private void requireKnownData() {
        boolean isKnown = data.equals("auto") || data.equals("synthetic");
        if (!isKnown && (data.isBlank() || !new File(data).isDirectory())) {
            throw wrongUsage("--data", "'" + data + "' is neither auto nor synthetic nor a directory that exists");
        }
    }

    private ParameterException wrongUsage(String option, String reason) {
        return new ParameterException(spec.commandLine(), "Invalid value for option '" + option + "': " + reason);
    }

    private String introduction(Recipe recipe) {
        return String.format(
                Locale.ROOT,
                "%n%s%n%nOptimizer: %s%nTraining: epochs %,d, batch size %,d, seed %d%n",
                recipe.model().summary(),
                recipe.optimizer(),
                recipe.epochs(),
                recipe.batchSize(),
                seed);
    }

    private TrainingOutcome train(TrainingSession session) {
        try (TrainingProgress progress = environment.trainingProgress()) {
            List<Callback> callbacks = new ArrayList<>();
            callbacks.add(new ProgressCallback(progress));
            if (untilAccuracy != null) {
                callbacks.add(new UntilAccuracy(untilAccuracy));
            }
            return session.run(callbacks.toArray(Callback[]::new));
        }
    }

    private static String result(TrainingOutcome outcome) {
        return String.format(
                Locale.ROOT,
                "%nTest accuracy %.2f %%, test loss %s, in %.1f s",
                100 * outcome.testAccuracy(),
                TrainingProgress.formatLoss(outcome.test().loss()),
                outcome.seconds());
    }

    /** Writes the plots, or prints a warning if this Java runtime cannot draw; the other results stay valid. */
    private void writePlots(RunFiles files, TrainingOutcome outcome) throws IOException {
        try {
            files.writePlots(outcome);
            print("Pictures: " + files.metrics() + " and " + files.predictions());
        } catch (PlotException e) {
            environment.err().println("beras: warning: " + e.getMessage());
        }
    }

    private void print(String text) {
        PrintStream stream = environment.out();
        stream.println(text);
        stream.flush();
    }
}
