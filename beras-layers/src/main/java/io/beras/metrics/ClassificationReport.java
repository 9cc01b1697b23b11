package io.beras.metrics;

import io.beras.core.Tensor;
import io.beras.io.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Precision, recall and F1 of each class, and their means, as scikit-learn's {@code classification_report}.
 *
 * <pre>{@code
 * ClassificationReport report = ClassificationReport.of(model.predict(x), labels).withClassNames(List.of("cat", "dog"));
 * report.toString();
 *
 * //               precision  recall    f1  support
 * // cat                0.67    1.00  0.80        2
 * // dog                1.00    0.67  0.80        3
 * //
 * // accuracy                         0.80        5
 * // macro mean         0.83    0.83  0.80        5
 * // weighted mean      0.87    0.80  0.80        5
 * }</pre>
 *
 * <p>A quotient 0 / 0 is 0, scikit-learn's {@code zero_division=0}. The macro mean is the mean over the classes that occur or
 * were predicted at least once, as {@link Precision#macro()}. The weighted mean weighs each class by its support. A prediction
 * that contains NaN is counted as wrong and belongs to no predicted class.
 *
 * @see ConfusionMatrix
 */
public final class ClassificationReport {

    /**
     * The scores of a class.
     *
     * @param name the name of the class, its number unless {@link #withClassNames} gave a name
     * @param precision the fraction of the samples predicted as this class that are of this class
     * @param recall the fraction of the samples of this class that were predicted as this class
     * @param f1 the harmonic mean of precision and recall
     * @param support the number of samples of this class
     */
    public record ClassScores(String name, double precision, double recall, double f1, long support) {}

    /**
     * A mean of the scores of classes.
     *
     * @param precision the mean of the precisions
     * @param recall the mean of the recalls
     * @param f1 the mean of the values of F1, not the F1 of the means
     */
    public record MeanScores(double precision, double recall, double f1) {}

    private final List<ClassScores> classes;
    private final double accuracy;
    private final MeanScores macroMean;
    private final MeanScores weightedMean;

    private ClassificationReport(
            List<ClassScores> classes, double accuracy, MeanScores macroMean, MeanScores weightedMean) {
        this.classes = List.copyOf(classes);
        this.accuracy = accuracy;
        this.macroMean = macroMean;
        this.weightedMean = weightedMean;
    }

    /**
     * Returns the report of predictions and their targets, in the shapes that {@link ConfusionMatrix} takes.
     *
     * @throws IllegalArgumentException if the shapes do not belong together, or a label is not a class
     */
    public static ClassificationReport of(Tensor predictions, Tensor targets) {
        ConfusionMatrix confusion = new ConfusionMatrix("ClassificationReport", 0.5);
        confusion.update(predictions, targets);
        return of(confusion);
    }

    /**
     * Returns the report of the samples that a confusion matrix has counted.
     *
     * @throws IllegalArgumentException if it has counted nothing
     */
    public static ClassificationReport of(ConfusionMatrix confusion) {
        List<ClassScores> classes = new ArrayList<>();
        List<ClassScores> seen = new ArrayList<>();
        for (int label = 0; label < confusion.classes(); label++) {
            long right = confusion.count(label, label);
            long predicted = confusion.predicted(label);
            long expected = confusion.expected(label);
            ClassScores scores = new ClassScores(
                    Integer.toString(label),
                    PerClassMetric.ratio(right, predicted),
                    PerClassMetric.ratio(right, expected),
                    PerClassMetric.ratio(2 * right, predicted + expected),
                    expected);
            classes.add(scores);
            if (predicted + expected > 0) {
                seen.add(scores);
            }
        }
        if (seen.isEmpty()) {
            throw new IllegalArgumentException(
                    "a classification report needs samples, but the confusion matrix has counted none; update it first");
        }
        return new ClassificationReport(
                classes, confusion.result(), mean(seen, scores -> 1), mean(classes, ClassScores::support));
    }

    /**
     * Returns the report with these names in place of the numbers of the classes.
     *
     * @throws IllegalArgumentException if there is not a name for each class
     */
    public ClassificationReport withClassNames(List<String> names) {
        LabelNames.require(names, classes.size());
        List<ClassScores> named = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            ClassScores scores = classes.get(label);
            named.add(new ClassScores(
                    names.get(label), scores.precision(), scores.recall(), scores.f1(), scores.support()));
        }
        return new ClassificationReport(named, accuracy, macroMean, weightedMean);
    }

    /** Returns the scores of each class; class k is at index k. */
    public List<ClassScores> classes() {
        return classes;
    }

    /** Returns the fraction of samples that were predicted as their class. */
    public double accuracy() {
        return accuracy;
    }

    /** Returns the mean over the classes that occur or were predicted at least once. */
    public MeanScores macroMean() {
        return macroMean;
    }

    /** Returns the mean over the classes, weighted by their numbers of samples. */
    public MeanScores weightedMean() {
        return weightedMean;
    }

    /** Returns the number of samples. */
    public long samples() {
        return classes.stream().mapToLong(ClassScores::support).sum();
    }

    /**
     * Returns the report as numbers, texts, lists and maps, for a JSON file: "accuracy", "samples", "macro_mean",
     * "weighted_mean", and "classes", a list of maps with "name", "precision", "recall", "f1" and "support".
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("accuracy", accuracy);
        map.put("samples", samples());
        map.put("macro_mean", scores(macroMean.precision(), macroMean.recall(), macroMean.f1()));
        map.put("weighted_mean", scores(weightedMean.precision(), weightedMean.recall(), weightedMean.f1()));
        map.put("classes", classes.stream().map(ClassificationReport::toMap).toList());
        return map;
    }

    /** Returns the report as a table, with two digits after the point. */
    @Override
    public String toString() {
        TextTable table = new TextTable("", "precision", "recall", "f1", "support").alignRight(1, 2, 3, 4);
        for (ClassScores scores : classes) {
            table.row(
                    scores.name(),
                    text(scores.precision()),
                    text(scores.recall()),
                    text(scores.f1()),
                    scores.support());
        }
        return table.row()
                .row("accuracy", "", "", text(accuracy), samples())
                .row(
                        "macro mean",
                        text(macroMean.precision()),
                        text(macroMean.recall()),
                        text(macroMean.f1()),
                        samples())
                .row(
                        "weighted mean",
                        text(weightedMean.precision()),
                        text(weightedMean.recall()),
                        text(weightedMean.f1()),
                        samples())
                .toString();
    }

    private static Map<String, Object> toMap(ClassScores scores) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", scores.name());
        map.putAll(scores(scores.precision(), scores.recall(), scores.f1()));
        map.put("support", scores.support());
        return map;
    }

    private static Map<String, Object> scores(double precision, double recall, double f1) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("precision", precision);
        map.put("recall", recall);
        map.put("f1", f1);
        return map;
    }

    private static MeanScores mean(List<ClassScores> classes, ToDoubleFunction<ClassScores> weight) {
        return new MeanScores(
                mean(classes, weight, ClassScores::precision),
                mean(classes, weight, ClassScores::recall),
                mean(classes, weight, ClassScores::f1));
    }

    private static double mean(
            List<ClassScores> classes, ToDoubleFunction<ClassScores> weight, ToDoubleFunction<ClassScores> score) {
        double sum = 0;
        double weights = 0;
        for (ClassScores scores : classes) {
            sum += weight.applyAsDouble(scores) * score.applyAsDouble(scores);
            weights += weight.applyAsDouble(scores);
        }
        return sum / weights;
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
