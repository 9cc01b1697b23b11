package io.beras.examples.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.examples.inference.TestReport;
import io.beras.examples.runs.HistoryFile;
import io.beras.examples.runs.RunRecord;
import io.beras.models.Model;
import io.beras.plots.FirstLayerPlot;
import io.beras.plots.HistoryPlot;
import io.beras.plots.PlotException;
import io.beras.plots.Predictions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The page about a run: its results, curves, test, mistakes, model, settings and environment, in one file that needs neither
 * a network nor a script.
 *
 * @param name the name of the run
 * @param record the record of the run
 * @param settings the settings of the run by name
 * @param history the values of each epoch
 * @param model the trained model
 * @param test the test of the model
 * @param images the images of the test with their predictions; empty for a model of other data
 */
public record ReportPage(
        String name,
        RunRecord record,
        Map<String, String> settings,
        HistoryFile history,
        Model model,
        TestReport test,
        Optional<Predictions> images) {

    /** The width of a plot that can be read on a phone. */
    private static final int NARROW = 480;

    /**
     * Returns the page as HTML.
     *
     * @throws PlotException if this Java runtime cannot draw text
     */
    public String toHtml() throws PlotException {
        String title = "Run " + name;
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <link rel="icon" href="data:,">
                <style>
                %s</style>
                </head>
                <body>
                <main>
                """.formatted(Html.escape(title), style())
                + summary(title)
                + Html.section("Training", curves())
                + Html.section("Test", new TestSection(test, settings.getOrDefault("target", "value")).toHtml())
                + images.map(GallerySection::new)
                        .map(GallerySection::toHtml)
                        .map(content -> Html.section("Mistakes and right answers", content))
                        .orElse("")
                + Html.section("Model", architecture())
                + Html.section("Data", Html.pairs(dataPairs().entrySet()))
                + Html.section("Settings", Html.pairs(settings.entrySet()))
                + Html.section("Environment", Html.pairs(record.environment().entrySet()))
                + "</main>\n</body>\n</html>\n";
    }

    private String summary(String title) {
        StringBuilder text = new StringBuilder("<header>\n<h1>" + Html.escape(title) + "</h1>\n<p>");
        text.append(Html.escape(record.model() + " model on " + record.data().title()));
        text.append(", started ").append(Html.escape(record.started()));
        text.append(record.state().equals("finished") ? "" : ". <strong>" + Html.escape(record.state()) + "</strong>");
        text.append("</p>\n<dl class=\"results\">\n");
        if (test.confusion().isPresent()) {
            result(
                    text,
                    "test accuracy",
                    String.format(
                            Locale.ROOT, "%.2f %%", 100 * test.confusion().get().result()));
        } else {
            result(text, "test R²", String.format(Locale.ROOT, "%.4f", test.r2()));
        }
        result(
                text,
                "test loss",
                String.format(Locale.ROOT, "%.4g", test.evaluation().loss()));
        result(text, "epochs", String.valueOf(history.epochs("loss").size()));
        result(
                text,
                "parameters",
                String.format(
                        Locale.ROOT,
                        "%,d",
                        model.weights().stream()
                                .mapToLong(weight -> weight.length())
                                .sum()));
        return text.append("</dl>\n</header>\n").toString();
    }

    private static void result(StringBuilder text, String name, String value) {
        text.append("<div><dt>").append(Html.escape(name)).append("</dt><dd>");
        text.append(Html.escape(value)).append("</dd></div>\n");
    }

    private String curves() throws PlotException {
        Map<String, List<Double>> epochs = history.epochs();
        return epochs.isEmpty() || history.epochs("loss").isEmpty()
                ? "<p>The run has no finished epoch.</p>\n"
                : "<figure class=\"narrow\">\n"
                        + HistoryPlot.of("", epochs, NARROW).toSvg()
                        + "<figcaption>Each epoch. The dashed line marks the epoch with the smallest validation loss, or"
                        + " the smallest loss without validation.</figcaption>\n</figure>\n";
    }

    private String architecture() throws PlotException {
        String table = Html.scrolling("<pre>" + Html.escape(model.summary().stripTrailing()) + "</pre>\n");
        return images.isEmpty()
                ? table
                : table + "<figure>\n"
                        + FirstLayerPlot.of("Weights of the first layer", model).toSvg() + "</figure>\n";
    }

    private Map<String, String> dataPairs() {
        RunRecord.Data data = record.data();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", data.title());
        values.put("SHA-256", data.sha256());
        values.put("training samples", String.format(Locale.ROOT, "%,d", data.training()));
        values.put("validation samples", String.format(Locale.ROOT, "%,d", data.validation()));
        values.put("test samples", String.format(Locale.ROOT, "%,d", data.test()));
        return values;
    }

    private static String style() {
        try (InputStream css = Objects.requireNonNull(ReportPage.class.getResourceAsStream("report.css"))) {
            return new String(css.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
