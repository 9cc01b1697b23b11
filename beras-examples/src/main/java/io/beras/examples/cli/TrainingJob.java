package io.beras.examples.cli;

import io.beras.callbacks.EarlyStopping;
import io.beras.examples.data.CommandWords;
import io.beras.examples.data.DataSplit;
import io.beras.examples.data.LoadedData;
import io.beras.examples.runs.RunFolder;
import io.beras.examples.runs.RunRecord;
import io.beras.examples.training.Recipe;
import io.beras.examples.training.TrainingOutcome;
import io.beras.examples.training.TrainingSession;
import io.beras.examples.training.UntilAccuracy;
import io.beras.models.FitOptions;
import io.beras.models.History;
import io.beras.models.NonFiniteValueException;
import io.beras.plots.PlotException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run of the command: trains, saves, tests, and prints what it does. */
final class TrainingJob {

    private final CommandEnvironment environment;
    private final TrainOptions options;
    private final RunFiles files;
    private final RunFolder folder;
    private final @Nullable Path state;
    private boolean isTraining;

    /** Creates the job; {@code state} is the file of the run to go on with, or null to start from the beginning. */
    TrainingJob(CommandEnvironment environment, TrainOptions options, RunFiles files, @Nullable Path state) {
        this.environment = environment;
        this.options = options;
        this.files = files;
        this.folder = files.folder();
        this.state = state;
    }

    /** Runs the job and returns the exit code: 0, or 130 after Ctrl-C. */
    int run(LoadedData data, DataSplit parts) throws IOException {
        TrainingSession session = new TrainingSession(
                data,
                parts,
                options.run.seedOrZero(),
                shape -> options.model.recipe(options.data.isTable()).apply(options.training.choose(shape)));
        if (options.run.force && state == null) {
            folder.clear(); // the new model and its data fit together: the earlier run is no longer needed
        }
        tell(data.announcement());
        tell(parts.toString());
        tell(introduction(session.recipe()));
        int everyBatches = options.run.checkpointEvery == null ? 0 : options.run.checkpointEvery;
        RunCheckpoint checkpoint = new RunCheckpoint(folder.checkpoint(), everyBatches);
        // Before the files of the run: Ctrl-C from here on is answered with the way to go on.
        try (StopSignals signals = new StopSignals(() -> stop(checkpoint))) {
            RunRecord record =
                    Files.exists(folder.record()) ? folder.readRecord() : newRecord(data, parts, session.recipe());
            long start = System.nanoTime();
            History history = fit(session, checkpoint, () -> writeStart(record, session.recipe()));
            double seconds = (System.nanoTime() - start) * 1e-9;
            files.writeHistory(history);
            if (checkpoint.hasEndedRun()) {
                record.in("interrupted", record.results()).write(folder.record());
                print(String.format(
                        Locale.ROOT,
                        "%nInterrupted after %,d batches, which %s holds. To go on: beras train --resume %s",
                        history.batches("loss").size(),
                        folder.checkpoint(),
                        nameFor()));
                return signals.exitCode();
            }
            finish(session.test(history, seconds), record);
        }
        return 0;
    }

    /** Runs on the thread of the signal. */
    private void stop(RunCheckpoint checkpoint) {
        checkpoint.interrupt();
        environment.err().println("beras: Stopping after this batch; Ctrl-C again ends at once.");
    }

    /** Writes the record and the settings. The settings last: a folder with settings is a run that can be resumed. */
    private void writeStart(RunRecord record, Recipe recipe) {
        isTraining = true;
        try {
            record.in("training", record.results()).write(folder.record());
            folder.writeSettings(new ResolvedSettings(options, recipe).values());
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private History fit(TrainingSession session, RunCheckpoint checkpoint, Runnable onBegin) throws IOException {
        try {
            // Once the run to go on with is accepted: a refused --resume changes no file.
            return session.fit(fitOptions(session, checkpoint).callback(new RunStart(onBegin)));
        } catch (NonFiniteValueException e) {
            RunRecord record = folder.readRecord();
            record.in(RunRecord.FAILED, record.results()).write(folder.record());
            throw e;
        } catch (IllegalArgumentException e) { // the options do not fit the run to go on with
            throw new IllegalArgumentException(CommandWords.resume(String.valueOf(e.getMessage())), e);
        } catch (UncheckedIOException e) {
            String message = CommandWords.resume(String.valueOf(e.getMessage())).replaceFirst("\\.$", "");
            throw new IOException(
                    isTraining && Files.exists(folder.checkpoint())
                            ? message + "; then go on with beras train --resume " + nameFor() + "."
                            : message + ".",
                    e);
        }
    }

    private FitOptions fitOptions(TrainingSession session, RunCheckpoint checkpoint) {
        FitOptions fit = session.options();
        if (!options.run.quiet) {
            environment.showProgress(fit);
        }
        if (options.training.untilAccuracy != null) {
            fit.callback(new UntilAccuracy(options.training.untilAccuracy));
        }
        int patience = session.recipe().patience();
        if (patience > 0 && session.parts().validation().isPresent()) {
            // The restored epoch has the accuracy that --until-accuracy asks for, not only the smallest loss.
            String monitor = options.training.untilAccuracy == null ? "val_loss" : "val_accuracy";
            fit.callback(new EarlyStopping(monitor).patience(patience));
        }
        if (state != null) {
            fit.resumeFrom(state);
        }
        return fit.callback(checkpoint);
    }

    /** Saves the results; the checkpoint leaves its place last, so that a process killed before can be resumed. */
    private void finish(TrainingOutcome outcome, RunRecord record) throws IOException {
        outcome.recipe().model().save(folder.model());
        print(result(outcome));
        files.writeReport(outcome);
        writePlots(outcome);
        record.in("finished", outcome.results()).write(folder.record());
        if (!folder.exists()) { // somebody has deleted the folder meanwhile
            folder.writeSettings(new ResolvedSettings(options, outcome.recipe()).values());
        }
        if (Files.exists(folder.checkpoint())) {
            Files.move(folder.checkpoint(), folder.lastState(), StandardCopyOption.REPLACE_EXISTING);
        }
        print("Run: " + folder.path());
        print("Next: beras evaluate " + nameFor() + ", beras predict " + nameFor() + " FILE");
    }

    /** Returns what the user types to name this run. */
    private String nameFor() {
        boolean isInRuns = environment.runs().named(folder.name()).equals(folder);
        String name = isInRuns ? folder.name() : folder.path().toString();
        return name.contains(" ") ? '"' + name + '"' : name;
    }

    private static RunRecord newRecordOf(
            RunFolder folder, Recipe recipe, Map<String, String> environment, RunRecord.Data data) {
        return new RunRecord(
                folder.name(),
                recipe.name(),
                "training",
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                environment,
                data,
                Map.of());
    }

    private RunRecord newRecord(LoadedData data, DataSplit parts, Recipe recipe) {
        return newRecordOf(
                folder,
                recipe,
                environmentOfTheRun(),
                new RunRecord.Data(
                        data.name(),
                        data.title(),
                        data.sha256(),
                        parts.training().size(),
                        parts.validation().map(part -> part.size()).orElse(0),
                        parts.test().size()));
    }

    private static Map<String, String> environmentOfTheRun() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("beras", BerasVersion.number());
        values.put("java", System.getProperty("java.vm.version") + ", " + System.getProperty("java.vm.name"));
        values.put(
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"));
        values.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
        return values;
    }

    private String introduction(Recipe recipe) {
        return String.format(
                Locale.ROOT,
                "%n%s%n%nOptimizer: %s%nTraining: epochs %,d, batch size %,d, seed %d%n",
                recipe.model().summary(),
                recipe.optimizer(),
                recipe.epochs(),
                recipe.batchSize(),
                options.run.seedOrZero());
    }

    private static String result(TrainingOutcome outcome) {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%n"));
        if (outcome.isClassification()) {
            text.append(String.format(Locale.ROOT, "Test accuracy %.2f %%, test loss ", 100 * outcome.testAccuracy()));
        } else {
            text.append(String.format(
                    Locale.ROOT, "Test R² %.4f, test loss ", outcome.test().metric("r2_score")));
        }
        return text.append(formatLoss(outcome.test().loss()))
                .append(String.format(Locale.ROOT, ", in %.1f s", outcome.seconds()))
                .toString();
    }

    /** Returns a loss with four decimals, or in scientific notation if it has diverged to 1e6 or more. */
    private static String formatLoss(double loss) {
        return String.format(Locale.ROOT, Math.abs(loss) < 1e6 ? "%.4f" : "%.3e", loss);
    }

    /** Writes the plots, or prints a warning if this Java runtime cannot draw; the other results stay valid. */
    private void writePlots(TrainingOutcome outcome) throws IOException {
        try {
            files.writePlots(outcome).ifPresent(this::tell);
        } catch (PlotException e) {
            environment.err().println("beras: warning: " + e.getMessage());
        }
    }

    /** Prints a line unless the user wants results only. */
    private void tell(String text) {
        if (!options.run.quiet) {
            print(text);
        }
    }

    private void print(String text) {
        environment.out().println(text);
        environment.out().flush();
    }
}
