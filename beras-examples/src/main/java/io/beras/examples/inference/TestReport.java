package io.beras.examples.inference;

import io.beras.core.Tensor;
import io.beras.data.Dataset;
import io.beras.io.DataFileException;
import io.beras.metrics.ClassificationReport;
import io.beras.metrics.ConfusionMatrix;
import io.beras.models.Evaluation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The test of a model: loss, metrics, and for classes the report and the confusion matrix.
 *
 * @param evaluation loss, metrics and predictions
 * @param targets the targets of the test
 * @param classNames the names of the classes; empty for a regression
 * @param confusion the counts of expected and predicted classes; empty for a regression
 */
public record TestReport(
        Evaluation evaluation, Tensor targets, List<String> classNames, Optional<ConfusionMatrix> confusion) {

    private static final int BATCH_SIZE = 1024;

    /** Copies the list. */
    public TestReport {
        classNames = List.copyOf(classNames);
    }

    /**
     * Tests the model of a run.
     *
     * @throws DataFileException if the model was saved before it had a loss
     */
    public static TestReport of(SavedRun run, Dataset test) throws DataFileException {
        Evaluation evaluation = evaluation(run, test);
        Tensor targets = test.all().y();
        if (Answers.isRegression(run)) {
            return new TestReport(evaluation, targets, List.of(), Optional.empty());
        }
        Tensor probabilities = ClassProbabilities.of(run.model(), evaluation.predictions());
        Tensor expected = targets.rank() == 2 && targets.size(1) == 1 ? Tensor.ofLabels(rounded(targets)) : targets;
        ConfusionMatrix confusion = new ConfusionMatrix();
        confusion.update(probabilities, expected);
        return new TestReport(evaluation, targets, run.classNames((int) probabilities.size(1)), Optional.of(confusion));
    }

    private static Evaluation evaluation(SavedRun run, Dataset test) throws DataFileException {
        try {
            return run.model().evaluate(test, BATCH_SIZE);
        } catch (IllegalStateException e) { // not compiled
            throw new DataFileException(
                    "the model " + run.file() + " has no loss to test, because its program saved it before it was"
                            + " compiled; compile it before saving, or use beras predict",
                    e);
        }
    }

    private static int[] rounded(Tensor targets) {
        double[] values = targets.toDoubleArray();
        int[] labels = new int[values.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (int) Math.round(values[i]);
        }
        return labels;
    }

    /** Returns the number of samples. */
    public long samples() {
        return targets.size(0);
    }

    /** Returns precision, recall and F1 of each class; empty for a regression. */
    public Optional<ClassificationReport> classification() {
        return confusion.map(counts -> ClassificationReport.of(counts).withClassNames(classNames));
    }

    /** Returns 1 − Σ(y − p)² / Σ(y − ȳ)²: the fraction of the variance of the targets y that the predictions p explain. */
    public double r2() {
        double[] y = targets.toDoubleArray();
        double[] p = evaluation.predictions().toDoubleArray();
        double mean = 0;
        for (double value : y) {
            mean += value / y.length;
        }
        double unexplained = 0;
        double variance = 0;
        for (int i = 0; i < y.length; i++) {
            unexplained += (y[i] - p[i]) * (y[i] - p[i]);
            variance += (y[i] - mean) * (y[i] - mean);
        }
        return 1 - unexplained / variance;
    }

    /** Returns the mean absolute error, in the units of the target. */
    public double meanAbsoluteError() {
        double[] y = targets.toDoubleArray();
        double[] p = evaluation.predictions().toDoubleArray();
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += Math.abs(y[i] - p[i]);
        }
        return sum / y.length;
    }

    /** Returns the results as numbers, lists and maps, for JSON. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("samples", samples());
        map.put("loss", evaluation.loss());
        if (confusion.isEmpty()) {
            map.put("r2", r2());
            map.put("mean_absolute_error", meanAbsoluteError());
            return map;
        }
        map.put("metrics", evaluation.metrics());
        classification().ifPresent(report -> map.put("report", report.toMap()));
        confusion.ifPresent(counts -> map.put("confusion_matrix", rows(counts)));
        return map;
    }

    /** Returns a list of counts for each expected class. */
    private static List<List<Long>> rows(ConfusionMatrix counts) {
        List<List<Long>> rows = new ArrayList<>();
        for (int expected = 0; expected < counts.classes(); expected++) {
            List<Long> row = new ArrayList<>();
            for (int predicted = 0; predicted < counts.classes(); predicted++) {
                row.add(counts.count(expected, predicted));
            }
            rows.add(row);
        }
        return rows;
    }
}
