package io.beras.examples.cli;

import io.beras.core.Tensor;
import io.beras.data.Dataset;
import io.beras.data.tables.TableInput;
import io.beras.examples.inference.ImagePredictions;
import io.beras.examples.inference.SavedRun;
import io.beras.examples.inference.TestReport;
import io.beras.examples.runs.HistoryFile;
import io.beras.examples.runs.RunFolder;
import io.beras.plots.HistoryPlot;
import io.beras.plots.MetricsPlot;
import io.beras.plots.PlotException;
import io.beras.plots.Predictions;
import io.beras.plots.PredictionsPlot;
import io.beras.plots.TrainingCurveData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws the plots of a run again. */
@Command(
        name = "plot",
        description = {
            "Draws the plots of a run again.",
            "metrics.png shows the training. confusion.png counts the test samples by expected and predicted class.",
            "predictions.png shows test images, or the true and predicted values of a regression."
        },
        mixinStandardHelpOptions = true,
        versionProvider = BerasVersion.class,
        sortOptions = false,
        sortSynopsis = false)
final class PlotCommand implements Callable<Integer> {

    private final CommandEnvironment environment;

    @Parameters(index = "0", paramLabel = "RUN", description = "The run: its name, its folder, or last.")
    private String run = "";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            converter = PathConverter.class,
            description = "Folder for the plots (default: the folder of the run).")
    private @Nullable Path out;

    PlotCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        RunFolder folder = environment.runs().find(run);
        HistoryFile history = HistoryFile.read(folder.historyJson());
        RunFolder target = new RunFolder(out == null ? folder.path() : out);
        try {
            writeMetrics(target.metricsPlot(), folder.name(), history);
            print(target.metricsPlot());
            writePlotsOfTheTest(target);
        } catch (PlotException e) {
            throw new IOException(e.getMessage(), e);
        }
        return 0;
    }

    private static void writeMetrics(Path file, String title, HistoryFile history) throws PlotException, IOException {
        List<Double> loss = history.batches("loss");
        List<Double> accuracy = history.batches("accuracy");
        int epochs = history.epochs("loss").size();
        if (loss.isEmpty() || epochs == 0) {
            throw new IOException("the run " + title
                    + " has no finished epoch to plot; go on with beras train --resume " + title + ".");
        }
        if (accuracy.size() == loss.size()) {
            int batchesPerEpoch = (loss.size() - 1) / epochs + 1;
            TrainingCurveData curves = new TrainingCurveData(
                    loss, accuracy, batchesPerEpoch, history.epochs("val_loss"), history.epochs("val_accuracy"));
            MetricsPlot.of(title, curves).write(file);
            return;
        }
        HistoryPlot.of(title, history.epochs(), HistoryPlot.WIDTH).write(file);
    }

    private void writePlotsOfTheTest(RunFolder target) throws PlotException, IOException, InterruptedException {
        SavedRun saved = ModelParameter.find(environment, run);
        Dataset test = new TestData().load(environment, saved).samples();
        TestReport report = TestReport.of(saved, test);
        Tensor outputs = report.evaluation().predictions();
        TestPlots plots = new TestPlots(target, saved.name());
        if (report.confusion().isEmpty()) {
            plots.writeRegression(report.targets(), outputs, targetOf(saved));
            print(target.predictionsPlot());
            return;
        }
        Optional<Predictions> images =
                ImagePredictions.of(saved, report, test.all().x());
        if (images.isPresent()) {
            PredictionsPlot.of(saved.name(), images.get(), 0).write(target.predictionsPlot());
            print(target.predictionsPlot());
        }
        Optional<String> leftOut = plots.writeConfusion(report.confusion().get(), report.classNames());
        print(leftOut.isPresent() ? leftOut.get() : target.confusionPlot());
    }

    private static String targetOf(SavedRun saved) {
        return saved.model().info().input().orElse(null) instanceof TableInput table ? table.target() : "";
    }

    private void print(Object line) {
        environment.out().println(line);
    }
}
