package io.beras.examples.cli;

import io.beras.core.Tensor;
import io.beras.examples.data.DataSource;
import io.beras.examples.data.DataSplit;
import io.beras.examples.data.LoadedData;
import io.beras.examples.runs.RunFolder;
import io.beras.examples.runs.RunLock;
import io.beras.examples.runs.RunRecord;
import io.beras.examples.runs.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains a model on digits, a table or images, tests it, and keeps the run in a folder. */
@Command(
        name = "train",
        description = "Trains a model of digits, a table or images, and keeps the run.",
        versionProvider = BerasVersion.class,
        customSynopsis = "beras train [OPTIONS]",
        usageHelpWidth = 100,
        sortOptions = false,
        sortSynopsis = false)
final class TrainCommand implements Callable<Integer> {

    /** Options that may differ from the settings of the run that is resumed; the checksum guards the data. */
    private static final Set<String> OF_A_RESUME =
            Set.of("resume", "epochs", "patience", "quiet", "json", "data", "csv", "images", "idx", "test");

    private final CommandEnvironment environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private TrainOptions declared = new TrainOptions();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            hidden = true,
            description = "Print the version.")
    private boolean version;

    TrainCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, String> given = TrainSettings.given(spec.commandLine().getParseResult());
        return declared.run.resume == null ? start(given) : resume(declared.run.resume, given);
    }

    private int start(Map<String, String> given) throws IOException, InterruptedException {
        TrainOptions options = declared;
        Path config = declared.run.config;
        if (config != null) {
            Map<String, String> file = SettingsFile.read(config);
            options = checked(() -> {
                TrainSettings.requireKnown(config.toString(), file.keySet());
                return TrainSettings.parse(TrainSettings.merged(file, given));
            });
        }
        RunFolder folder = checked(() -> declared.run.folder(environment.runs()));
        requireFree(folder, options);
        RunFiles files = writableFiles(folder);
        LoadedData data = load(options);
        DataSplit parts = split(options, data);
        try (RunLock lock = RunLock.take(folder)) {
            requireFree(folder, options); // another process may have trained here meanwhile
            return new TrainingJob(environment, options, files, null).run(data, parts);
        }
    }

    private void requireFree(RunFolder folder, TrainOptions options) throws IOException {
        if (declared.run.force) {
            folder.requireReplaceable(files(options));
        } else {
            folder.requireNew();
        }
    }

    /** Returns the files of the user that the run reads: the data, and a file with settings. */
    private List<Path> files(TrainOptions options) {
        List<Path> files = new ArrayList<>(options.data.files());
        if (declared.run.config != null) {
            files.add(declared.run.config);
        }
        return files;
    }

    private int resume(String name, Map<String, String> given) throws IOException, InterruptedException {
        RunFolder folder = environment.runs().find(name);
        Set<String> others = new TreeSet<>(given.keySet());
        others.removeAll(OF_A_RESUME);
        if (!others.isEmpty()) {
            throw wrongUsage("--resume goes on with the settings of the run, so --"
                    + others.iterator().next() + " can't change; start another run with --config " + folder.settings());
        }
        Map<String, String> settings = folder.readSettings();
        requireSameTestPart(folder, settings, given);
        TrainOptions options = checked(() -> TrainSettings.parse(TrainSettings.merged(settings, given)));
        RunFiles files = writableFiles(folder);
        try (RunLock lock = RunLock.take(folder)) {
            Path state = requireUnfinished(folder, options, given.containsKey("epochs"));
            LoadedData data = load(options);
            requireSameData(folder, data);
            folder.deleteLeftOver();
            return new TrainingJob(environment, options, files, state).run(data, split(options, data));
        }
    }

    /** A file of test data may have moved. Another fraction would test on samples that the model was trained on. */
    private void requireSameTestPart(RunFolder folder, Map<String, String> settings, Map<String, String> given) {
        String saved = settings.get("test");
        String test = given.get("test");
        boolean isOther = test != null
                && !test.equals(saved)
                && (saved == null || DataOptions.isFraction(saved) || DataOptions.isFraction(test));
        if (isOther) {
            throw wrongUsage("--resume tests on what the run left out, --test " + saved + ", not on --test " + test
                    + "; leave --test out, or start another run with --config " + folder.settings());
        }
    }

    /** Returns the file to go on with; null if the run was ended before its first checkpoint. */
    private static @Nullable Path requireUnfinished(RunFolder folder, TrainOptions options, boolean hasEpochs)
            throws IOException {
        if (hasFailed(folder)) {
            throw new IOException("the run " + folder.path() + " ended because its loss was not finite, and would end"
                    + " so again; start another run with --config " + folder.settings()
                    + " and a smaller --learning-rate.");
        }
        if (!folder.isFinished()) {
            return Files.exists(folder.checkpoint()) ? folder.checkpoint() : null;
        }
        double done = folder.readRecord().results().getOrDefault("epochs", 0.0);
        boolean isLonger = hasEpochs && options.training.epochs != null && options.training.epochs > done;
        if (!isLonger || !Files.exists(folder.lastState())) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "the run %s is finished after %.0f epochs; to train it longer give a larger --epochs,"
                            + " or start another run.",
                    folder.path(),
                    done));
        }
        return folder.lastState();
    }

    private static boolean hasFailed(RunFolder folder) throws IOException {
        return Files.exists(folder.record()) && folder.readRecord().hasFailed();
    }

    private static void requireSameData(RunFolder folder, LoadedData data) throws IOException {
        if (!Files.exists(folder.record())) {
            return; // the process ended before it wrote the record, and so before it trained
        }
        RunRecord.Data trained = folder.readRecord().data();
        if (!trained.sha256().equals(data.sha256())) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "the run %s was trained on %s with the SHA-256 sum %.12s…, but the data now are %s with the sum"
                            + " %.12s…; restore the data, or start another run with --config %s.",
                    folder.path(),
                    trained.title(),
                    trained.sha256(),
                    data.title(),
                    data.sha256(),
                    folder.settings()));
        }
    }

    private RunFiles writableFiles(RunFolder folder) throws IOException {
        RunFiles files = new RunFiles(folder, declared.run.json);
        files.requireWritable();
        if (files.collide()) {
            throw wrongUsage("Invalid value for option '--json': " + files.report()
                    + " is where the run goes; choose another name");
        }
        return files;
    }

    private LoadedData load(TrainOptions options) throws IOException, InterruptedException {
        DataSource source = checked(() -> {
            options.model.recipe(options.data.isTable());
            if (options.training.untilAccuracy != null && options.training.validationFraction() == 0) {
                throw new IllegalArgumentException(
                        "--until-accuracy needs validation samples; leave out --validation 0");
            }
            return options.data.source(environment);
        });
        loadNativeCodeInBackground();
        return source.load();
    }

    private static DataSplit split(TrainOptions options, LoadedData data) {
        return DataSplit.of(
                data, options.data.testFraction(), options.training.validationFraction(), options.run.seedOrZero());
    }

    /** Creates a tensor, because the first one loads ND4J's native code: this takes as long as reading the data. */
    private static void loadNativeCodeInBackground() {
        Thread loader = new Thread(() -> Tensor.scalar(0), "beras-loader");
        loader.setDaemon(true);
        // The main thread meets the same failure at its first tensor, and reports the failure.
        loader.setUncaughtExceptionHandler((thread, failure) -> {});
        loader.start();
    }

    /** Work whose IllegalArgumentException is a wrong option. */
    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T checked(Work<T> work) throws IOException {
        try {
            return work.run();
        } catch (IllegalArgumentException | ParameterException e) {
            throw wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException wrongUsage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
