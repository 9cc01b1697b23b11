package io.beras.autograder.checks;

import io.beras.core.Tensor;
import io.beras.core.gradcheck.ValueCheck;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Checks of an encoder of labels as one-hot rows: labels (n), rows (n, k) for k classes in ascending order.
 *
 * <p>The labels of the checks have gaps, such as 2, 4, 7: an encoder that takes a label for its column is found.
 */
public final class OneHotChecks {

    private static final int CLASSES = 4;
    private static final int SAMPLES = 11;
    private static final int LARGEST_GAP = 4;

    private OneHotChecks() {}

    /**
     * Checks the classes that fit finds in labels.
     *
     * @param classesOf makes an encoder, fits it to the labels and returns its classes
     */
    public static void assertFit(Function<Tensor, int[]> classesOf, int... labels) {
        Draws draws = Draws.fresh();
        Point hand = Point.of(labels);
        ValueCheck<Point> check = fit(classesOf).seed(draws.seed());
        Expect.passed(Guarded.run(() -> check.check(hand, Point.random(draws), Point.random(draws))));
    }

    /**
     * Checks the rows of labels.
     *
     * @param encode makes an encoder of these classes and returns its rows for these labels
     */
    public static void assertForward(BiFunction<int[], Tensor, Tensor> encode, int... labels) {
        Draws draws = Draws.fresh();
        Point hand = Point.of(labels);
        ValueCheck<Point> check = forward(encode).seed(draws.seed());
        Expect.passed(Guarded.run(() -> check.check(hand, Point.random(draws), Point.random(draws))));
    }

    /** Checks that a label that is not among the classes is refused: between, below and above the classes. */
    public static void assertRefusesUnknownLabel(BiFunction<int[], Tensor, Tensor> encode) {
        for (int unknown : new int[] {5, 1, 9, -1}) {
            requireRefusal(encode, unknown);
        }
    }

    private static void requireRefusal(BiFunction<int[], Tensor, Tensor> encode, int unknown) {
        try {
            Tensor rows = encode.apply(new int[] {2, 7}, Tensor.ofLabels(7, unknown));
            throw Expect.failure(String.format(
                    Locale.ROOT,
                    "OneHotEncoder.forward returned %s for the labels 7, %d, but the classes are 2, 7; label %2$d must be"
                            + " refused with an IllegalArgumentException",
                    rows,
                    unknown));
        } catch (IllegalArgumentException refused) {
            return;
        }
    }

    /**
     * Checks that a second fit finds the classes of its own labels only.
     *
     * @param classesOf fits the same encoder each time and returns its classes
     */
    public static void assertFitAgain(Function<Tensor, int[]> classesOf) {
        Guarded.run(() -> classesOf.apply(Tensor.ofLabels(1, 4, 8)));
        int[] classes = Guarded.run(() -> classesOf.apply(Tensor.ofLabels(4, 2)));
        Expect.that(
                Arrays.equals(classes, new int[] {2, 4}),
                "OneHotEncoder.fit of the labels 4, 2, after a fit of 1, 4, 8, gives the classes "
                        + Arrays.toString(classes) + ", but must give 2, 4",
                new Diagnosis("state-kept", "looks like classes of an earlier fit that stay: store the new ones only"));
    }

    /**
     * Checks the labels of one-hot rows.
     *
     * @param decode makes an encoder of these classes and returns its labels for these rows
     */
    public static void assertInverse(BiFunction<int[], Tensor, Tensor> decode, int... labels) {
        Draws draws = Draws.fresh();
        Point hand = Point.of(labels);
        ValueCheck<Point> check = inverse(decode).seed(draws.seed());
        Expect.passed(Guarded.run(() -> check.check(hand, Point.random(draws), Point.random(draws))));
    }

    /** Checks the label of the largest element of each row, for rows of probabilities. */
    public static void assertInverseOfProbabilities(BiFunction<int[], Tensor, Tensor> decode) {
        Draws draws = Draws.fresh();
        ValueCheck<Point> check = ValueCheck.<Point>of(
                        "OneHotEncoder.inverse of probabilities",
                        point -> decode.apply(
                                point.classes(), point.rows().mul(0.3).add(0.1)),
                        point -> labels(point.labels()))
                .seed(draws.seed());
        Expect.passed(Guarded.run(() -> check.check(Point.random(draws), Point.random(draws))));
    }

    private static ValueCheck<Point> fit(Function<Tensor, int[]> classesOf) {
        return ValueCheck.<Point>of(
                        "OneHotEncoder.fit, the classes",
                        point -> labels(Expect.notNull(
                                "OneHotEncoder.classes", classesOf.apply(Tensor.ofLabels(point.labels())))),
                        point -> labels(point.classes()))
                .candidate(
                        "wrong-classes-order",
                        "looks like the classes in the order of their first sight: sort them in ascending order",
                        point -> labels(IntStream.of(point.labels()).distinct().toArray()))
                .candidate(
                        "wrong-classes-order",
                        "looks like the classes in descending order: sort them in ascending order",
                        point -> labels(reversed(point.classes())))
                .candidate(
                        "width-by-largest-label",
                        "looks like all integers from 0 to the largest label: a class is a label that occurs",
                        point -> labels(IntStream.rangeClosed(0, largest(point.classes()))
                                .toArray()))
                .candidate(
                        "width-by-largest-label",
                        "looks like the integers from 0 to the number of classes: a class is a label that occurs",
                        point -> labels(
                                IntStream.range(0, point.classes().length).toArray()))
                .candidate(
                        "repeated-classes",
                        "looks like the sorted labels with their repetitions: each class occurs once",
                        point -> labels(IntStream.of(point.labels()).sorted().toArray()))
                .candidate(
                        "repeated-classes",
                        "looks like the labels themselves: each class occurs once, in ascending order",
                        point -> labels(point.labels()));
    }

    private static ValueCheck<Point> forward(BiFunction<int[], Tensor, Tensor> encode) {
        return ValueCheck.<Point>of(
                        "OneHotEncoder.forward",
                        point -> encode.apply(point.classes(), Tensor.ofLabels(point.labels())),
                        Point::rows)
                .candidate(
                        "wrong-classes-order",
                        "looks like columns in the order in which the labels are seen: column k belongs to the k-th class in"
                                + " ascending order",
                        point -> point.rowsBy(
                                IntStream.of(point.labels()).distinct().toArray()))
                .candidate(
                        "wrong-classes-order",
                        "looks like columns in descending order of the classes: the first column belongs to the smallest"
                                + " class",
                        point -> point.rowsBy(reversed(point.classes())))
                .candidate(
                        "width-by-largest-label",
                        "looks like the label taken for the column: the width is the number of classes, not the largest label"
                                + " + 1",
                        point -> point.rowsBy(IntStream.rangeClosed(0, largest(point.classes()))
                                .toArray()))
                .candidate(
                        "width-by-largest-label",
                        "looks like the label taken for the column: the column is the position of the label in the classes",
                        point -> ClassRows.oneHot(point.labels(), largest(point.labels()) + 1))
                .candidate(
                        "label-as-column",
                        "looks like a column computed from the label: the column is the position of the label in the classes",
                        point -> ClassRows.oneHot(
                                IntStream.of(point.labels())
                                        .map(label -> Math.floorMod(label, point.classes().length))
                                        .toArray(),
                                point.classes().length))
                .candidate(
                        "class-in-place-of-one",
                        "looks like the label in place of the 1",
                        point -> point.rows().mul(Tensor.of(DataType.DOUBLE, doubles(point.classes()))))
                .candidate(
                        "zero-and-one-swapped",
                        "looks like 0 in the column of the class and 1 elsewhere: swap them",
                        point -> point.rows().subtractFrom(1));
    }

    private static ValueCheck<Point> inverse(BiFunction<int[], Tensor, Tensor> decode) {
        return ValueCheck.<Point>of(
                        "OneHotEncoder.inverse",
                        point -> decode.apply(point.classes(), point.rows()),
                        point -> labels(point.labels()))
                .candidate(
                        "not-mapped-back",
                        "looks like the columns in place of the labels: column c stands for the class classes[c]",
                        point -> labels(point.columns()))
                .candidate(
                        "batch-axis",
                        "looks like the largest element of each column: take the largest element of each row, axis 1",
                        point -> point.rows().argMax(0).cast(DataType.DOUBLE))
                .candidate(
                        "smallest-for-largest",
                        "looks like the smallest element of each row: the 1 is the largest",
                        point -> labels(Arrays.stream(point.columns())
                                .map(column -> point.classes()[column == 0 ? 1 : 0])
                                .toArray()));
    }

    private static Tensor labels(int... labels) {
        return Tensor.of(DataType.DOUBLE, doubles(labels));
    }

    private static double[] doubles(int... labels) {
        return IntStream.of(labels).asDoubleStream().toArray();
    }

    private static int[] reversed(int... x) {
        return IntStream.range(0, x.length).map(i -> x[x.length - 1 - i]).toArray();
    }

    private static int largest(int... labels) {
        return IntStream.of(labels).max().orElseThrow();
    }

    /** Labels, and their classes in ascending order. */
    private record Point(int[] labels, int[] classes) {

        static Point of(int... labels) {
            return new Point(labels, IntStream.of(labels).distinct().sorted().toArray());
        }

        /** Returns labels with gaps in which every class occurs and the largest class is seen first. */
        static Point random(Draws draws) {
            int[] classes = new int[CLASSES];
            classes[0] = draws.integer(1, LARGEST_GAP);
            for (int k = 1; k < CLASSES; k++) {
                classes[k] = classes[k - 1] + draws.integer(2, LARGEST_GAP);
            }
            int[] columns = draws.labels(SAMPLES, CLASSES);
            IntStream all = IntStream.concat(
                    Stream.of(CLASSES - 1, 0, 2, 1).mapToInt(Integer::intValue), IntStream.of(columns));
            return new Point(all.map(column -> classes[column]).toArray(), classes);
        }

        int[] columns() {
            return IntStream.of(labels)
                    .map(label -> Arrays.binarySearch(classes, label))
                    .toArray();
        }

        Tensor rows() {
            return ClassRows.oneHot(columns(), classes.length);
        }

        /** Returns the rows if the columns stood for these classes, in this order. */
        Tensor rowsBy(int... order) {
            int[] columns = IntStream.of(labels)
                    .map(label -> IntStream.range(0, order.length)
                            .filter(k -> order[k] == label)
                            .findFirst()
                            .orElseThrow())
                    .toArray();
            return ClassRows.oneHot(columns, order.length);
        }
    }
}
