package io.beras.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.data.Dataset;
import io.beras.examples.inference.ImagePredictions;
import io.beras.examples.inference.SavedRun;
import io.beras.examples.inference.TestReport;
import io.beras.examples.report.ReportPage;
import io.beras.examples.runs.HistoryFile;
import io.beras.examples.runs.RunFolder;
import io.beras.io.AtomicFiles;
import io.beras.plots.PlotException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the report of a run. */
@Command(
        name = "report",
        description = {
            "Writes a page about a run: curves, test, mistakes, settings.",
            "The page is one HTML file without scripts; it needs no network."
        },
        mixinStandardHelpOptions = true,
        versionProvider = BerasVersion.class,
        sortOptions = false,
        sortSynopsis = false)
final class ReportCommand implements Callable<Integer> {

    private final CommandEnvironment environment;

    @Parameters(index = "0", paramLabel = "RUN", description = "The run: its name, its folder, or last.")
    private String run = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            converter = PathConverter.class,
            description = "The page (default: report.html in the folder of the run).")
    private @Nullable Path out;

    ReportCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        RunFolder folder = environment.runs().find(run);
        Path page = out == null ? folder.report() : out;
        AtomicFiles.requireWritable(page);
        HistoryFile history = HistoryFile.read(folder.historyJson());
        SavedRun saved = ModelParameter.find(environment, run);
        Dataset samples = new TestData().load(environment, saved).samples();
        TestReport test = TestReport.of(saved, samples);
        ReportPage report = new ReportPage(
                folder.name(),
                folder.readRecord(),
                folder.readSettings(),
                history,
                saved.model(),
                test,
                ImagePredictions.of(saved, test, samples.all().x()));
        String html = html(report);
        AtomicFiles.write(page, file -> file.write(html.getBytes(UTF_8)));
        environment.out().println(page);
        return 0;
    }

    private static String html(ReportPage report) throws IOException {
        try {
            return report.toHtml();
        } catch (PlotException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
