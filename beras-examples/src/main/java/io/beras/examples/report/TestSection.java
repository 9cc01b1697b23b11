package io.beras.examples.report;

import io.beras.examples.inference.TestReport;
import io.beras.metrics.ClassificationReport;
import io.beras.metrics.ConfusionMatrix;
import io.beras.plots.Chart;
import io.beras.plots.PlotException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The test of a model: scores and confusion matrix of classes, or predicted and true values of a regression.
 *
 * @param test the test
 * @param target the name of the value that a regression predicts
 */
record TestSection(TestReport test, String target) {

    private static final int NARROW = 480;
    private static final int HEIGHT = 420;

    /** The largest number of classes whose confusion matrix can be read. */
    private static final int MOST_CLASSES = 30;

    String toHtml() throws PlotException {
        StringBuilder text = new StringBuilder("<p>");
        text.append(String.format(
                Locale.ROOT,
                "%,d samples: loss %.4g",
                test.samples(),
                test.evaluation().loss()));
        test.evaluation()
                .metrics()
                .forEach((name, value) ->
                        text.append(Html.escape(String.format(Locale.ROOT, ", %s %.4f", name, value))));
        text.append(".</p>\n");
        if (test.confusion().isEmpty()) {
            return text.append(regression()).toString();
        }
        test.classification().ifPresent(scores -> text.append(Html.scrolling(scores(scores))));
        ConfusionMatrix counts = test.confusion().get();
        if (counts.classes() <= MOST_CLASSES) {
            text.append(
                    "<h3>Confusion matrix</h3>\n<p>A row for each true class, a column for each predicted class.</p>\n");
            text.append(Html.scrolling(matrix(counts)));
        }
        return text.toString();
    }

    private static String scores(ClassificationReport report) {
        StringBuilder table = new StringBuilder("<table class=\"scores\">\n");
        table.append(Html.head(List.of("class", "precision", "recall", "F1", "samples")));
        for (ClassificationReport.ClassScores scores : report.classes()) {
            table.append(row(scores.name(), scores.precision(), scores.recall(), scores.f1(), scores.support()));
        }
        ClassificationReport.MeanScores macro = report.macroMean();
        ClassificationReport.MeanScores weighted = report.weightedMean();
        table.append(row("macro mean", macro.precision(), macro.recall(), macro.f1(), report.samples()));
        table.append(row("weighted mean", weighted.precision(), weighted.recall(), weighted.f1(), report.samples()));
        return table.append("</table>\n").toString();
    }

    private static String row(String name, double precision, double recall, double f1, long samples) {
        return String.format(
                Locale.ROOT,
                "<tr><th scope=\"row\">%s</th><td>%.3f</td><td>%.3f</td><td>%.3f</td><td>%,d</td></tr>%n",
                Html.escape(name),
                precision,
                recall,
                f1,
                samples);
    }

    private String matrix(ConfusionMatrix counts) {
        List<String> titles = new ArrayList<>(List.of("true"));
        titles.addAll(test.classNames());
        StringBuilder table = new StringBuilder("<table class=\"matrix\">\n" + Html.head(titles));
        for (int row = 0; row < counts.classes(); row++) {
            table.append("<tr><th scope=\"row\">")
                    .append(Html.escape(test.classNames().get(row)))
                    .append("</th>");
            long all = 0;
            for (int column = 0; column < counts.classes(); column++) {
                all += counts.count(row, column);
            }
            for (int column = 0; column < counts.classes(); column++) {
                table.append(cell(counts.count(row, column), all, row == column));
            }
            table.append("</tr>\n");
        }
        return table.append("</table>\n").toString();
    }

    /** Returns a cell with the color of its fraction of the row; small fractions of mistakes have more color than that. */
    private static String cell(long count, long all, boolean isRight) {
        double fraction = all == 0 ? 0 : (double) count / all;
        double strength = isRight ? fraction : Math.sqrt(fraction);
        return String.format(
                Locale.ROOT,
                "<td class=\"%s\" style=\"--strength:%.2f\">%,d</td>",
                count == 0 ? "none" : isRight ? "right" : "wrong",
                strength,
                count);
    }

    private String regression() throws PlotException {
        double[] y = test.targets().toDoubleArray();
        double[] p = test.evaluation().predictions().toDoubleArray();
        double[] ends = {
            Arrays.stream(y).min().orElse(0), Arrays.stream(y).max().orElse(0)
        };
        String svg = new Chart("", "true " + target, "predicted " + target)
                .size(NARROW, HEIGHT)
                .dots("test samples", y, p)
                .line("predicted = true", ends, ends)
                .plot()
                .toSvg();
        return String.format(
                        Locale.ROOT, "<p>R² %.4f, mean absolute error %.4g.</p>%n", test.r2(), test.meanAbsoluteError())
                + "<figure class=\"narrow\">\n" + svg + "</figure>\n";
    }
}
