package io.beras.examples.cli;

import io.beras.core.Tensor;
import io.beras.examples.mnist.DigitData;
import io.beras.examples.training.Recipe;
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

/** Trains a model, says how good it has become, and leaves pictures of that. */
@Command(
        name = "train",
        description = "Trains a model of handwritten digits, tests it, and draws how it went.",
        mixinStandardHelpOptions = true,
        versionProvider = BerasVersion.class,
        sortOptions = false,
        sortSynopsis = false)
final class TrainCommand implements Callable<Integer> {

    private final CommandEnvironment surroundings;

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
                "auto: MNIST from data/mnist or $BERAS_DATA, else by download, else digits drawn by Beras itself;",
                "synthetic: those; or the directory that holds MNIST's four files (default: ${DEFAULT-VALUE})."
            })
    private String data = "auto";

    @Option(
            names = "--epochs",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "How often to go through the training images (default: what suits the model).")
    private @Nullable Integer epochs;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "How many images a step sees (default: what suits the model).")
    private @Nullable Integer batchSize;

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = SeedConverter.class,
            description = "Decides everything random: the same seed, the same result (default: ${DEFAULT-VALUE}).")
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
            description = "Where to put metrics.png and predictions.png (default: runs/<time>).")
    private @Nullable Path out;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            converter = PathConverter.class,
            description = "Also write the results to this file, as JSON.")
    private @Nullable Path json;

    TrainCommand(CommandEnvironment surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireKnownData();
        RunFiles files = new RunFiles(out == null ? surroundings.newRunFolder() : out, json);
        files.requireWritable();
        if (files.collide()) {
            throw wrongUsage("--json", files.report() + " is where the pictures go; choose another name");
        }

        loadNativeCodeMeanwhile();
        DigitData digits = surroundings.findDigits(data);
        print(digits.announcement());
        TrainingSession session = new TrainingSession(digits, seed, this::recipe);
        print(introduction(session.recipe()));

        TrainingOutcome outcome = train(session);
        print(result(outcome));
        files.writeReport(outcome);
        writePictures(files, outcome);
        return 0;
    }

    /** The first tensor loads ND4J, which takes as long as to read the data. */
    private static void loadNativeCodeMeanwhile() {
        Thread loader = new Thread(() -> Tensor.scalar(0), "beras-loader");
        loader.setDaemon(true);
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

    private Recipe recipe() {
        Recipe recipe = model.recipe();
        return recipe.withEpochs(epochs == null ? recipe.epochs() : epochs)
                .withBatchSize(batchSize == null ? recipe.batchSize() : batchSize);
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
        try (TrainingProgress progress = surroundings.trainingProgress()) {
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

    /** Warns where this Java cannot draw: the run has its results all the same. */
    private void writePictures(RunFiles files, TrainingOutcome outcome) throws IOException {
        try {
            files.writePictures(outcome);
            print("Pictures: " + files.metrics() + " and " + files.predictions());
        } catch (PlotException e) {
            surroundings.err().println("beras: warning: " + e.getMessage());
        }
    }

    private void print(String text) {
        PrintStream stream = surroundings.out();
        stream.println(text);
        stream.flush();
    }
}
