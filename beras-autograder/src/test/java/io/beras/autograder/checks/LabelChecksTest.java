package io.beras.autograder.checks;

import static io.beras.autograder.checks.Causes.isNotWritten;
import static io.beras.autograder.checks.Causes.named;
import static io.beras.autograder.checks.Causes.passes;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.autograder.CheckFailure;
import io.beras.core.Tensor;
import io.beras.data.OneHotEncoder;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class LabelChecksTest {

    @TestFactory
    Stream<DynamicTest> fit() {
        return Stream.of(
                passes("right", () -> fit(labels -> labels.distinct().sorted())),
                isNotWritten(
                        "fit",
                        () -> fit(labels -> {
                            throw new UnsupportedOperationException();
                        })),
                named("wrong-classes-order", "first sight", () -> fit(IntStream::distinct)),
                named(
                        "width-by-largest-label",
                        "0 … 9",
                        () -> fit(
                                labels -> IntStream.rangeClosed(0, labels.max().orElseThrow()))),
                named("repeated-classes", "sorted", () -> fit(IntStream::sorted)));
    }

    @TestFactory
    Stream<DynamicTest> forward() {
        return Stream.of(
                passes("right", () -> forward((classes, labels) -> rows(classes, labels))),
                named(
                        "wrong-classes-order",
                        "first sight",
                        () -> forward((classes, labels) ->
                                rows(IntStream.of(labels).distinct().toArray(), labels))),
                named(
                        "width-by-largest-label",
                        "max + 1",
                        () -> forward((classes, labels) -> ClassRows.oneHot(
                                labels, IntStream.of(labels).max().orElseThrow() + 1))),
                named(
                        "label-as-column",
                        "label % width",
                        () -> forward((classes, labels) -> ClassRows.oneHot(
                                IntStream.of(labels)
                                        .map(label -> label % classes.length)
                                        .toArray(),
                                classes.length))),
                named(
                        "transposed",
                        "(k, n)",
                        () -> forward((classes, labels) -> rows(classes, labels).transpose())),
                named("state-kept", "classes of both fits", () -> {
                    TreeSet<Integer> kept = new TreeSet<>();
                    OneHotChecks.assertFitAgain(labels -> {
                        IntStream.of(labels.toIntArray()).forEach(kept::add);
                        return kept.stream().mapToInt(label -> label).toArray();
                    });
                }),
                failsAtUnknownLabel("below the classes", label -> label < 2),
                failsAtUnknownLabel("above the classes", label -> label > 7),
                passes(
                        "refuses an unknown label",
                        () -> OneHotChecks.assertRefusesUnknownLabel((classes, labels) -> new OneHotEncoder()
                                .fit(Tensor.ofLabels(classes))
                                .forward(labels))));
    }

    @TestFactory
    Stream<DynamicTest> inverse() {
        return Stream.of(
                passes("right", () -> inverse((classes, rows) -> labels(rows, 1, column -> classes[column]))),
                named(
                        "not-mapped-back",
                        "columns",
                        () -> inverse((classes, rows) -> labels(rows, 1, column -> column))),
                named("batch-axis", "axis 0", () -> inverse((classes, rows) -> labels(rows, 0, column -> column))));
    }

    @TestFactory
    Stream<DynamicTest> pictures() {
        return Stream.of(
                passes(
                        "right",
                        () -> firstRight(
                                (p, l, count) -> positions(p, l).limit(count).toArray())),
                named(
                        "right-and-wrong-swapped",
                        "≠",
                        () -> firstRight((p, l, count) -> IntStream.range(0, l.length)
                                .filter(i -> p[i] != l[i])
                                .limit(count)
                                .toArray())),
                named(
                        "count-ignored",
                        "all",
                        () -> firstRight((p, l, count) -> positions(p, l).toArray())),
                named(
                        "label-for-position",
                        "labels",
                        () -> firstRight((p, l, count) ->
                                positions(p, l).limit(count).map(i -> l[i]).toArray())),
                named(
                        "first-images-only",
                        "first",
                        () -> firstRight((p, l, count) ->
                                positions(p, l).filter(i -> i < count).toArray())),
                named(
                        "padded",
                        "new int[count]",
                        () -> PicturesChecks.assertFirstWrong(
                                (p, l, count) -> Arrays.copyOf(
                                        IntStream.range(0, l.length)
                                                .filter(i -> p[i] != l[i])
                                                .limit(count)
                                                .toArray(),
                                        count),
                                new int[] {1, 2, 3},
                                new int[] {1, 0, 3},
                                2)));
    }

    /** Checks that an encoder which gives some unknown labels a row of zeros is found. */
    private static DynamicTest failsAtUnknownLabel(String name, IntPredicate accepted) {
        return DynamicTest.dynamicTest(
                name,
                () -> assertThrows(
                        CheckFailure.class,
                        () -> OneHotChecks.assertRefusesUnknownLabel((classes, labels) -> {
                            int last = labels.toIntArray()[1];
                            if (!accepted.test(last)) {
                                throw new IllegalArgumentException("unknown label " + last);
                            }
                            return Tensor.zeros(labels.size(0), classes.length);
                        })));
    }

    private static void fit(Function<IntStream, IntStream> classes) {
        OneHotChecks.assertFit(
                labels -> classes.apply(IntStream.of(labels.toIntArray())).toArray(), 7, 2, 9, 2, 4, 7);
    }

    private static void forward(BiFunction<int[], int[], Tensor> rows) {
        OneHotChecks.assertForward((classes, labels) -> rows.apply(classes, labels.toIntArray()), 7, 9, 2, 7);
    }

    private static void inverse(BiFunction<int[], Tensor, Tensor> labels) {
        OneHotChecks.assertInverse(labels, 7, 9, 2, 7);
    }

    private static void firstRight(PicturesChecks.Selection selection) {
        PicturesChecks.assertFirstRight(selection, new int[] {4, 7, 1, 1, 0, 9}, new int[] {4, 2, 1, 7, 0, 4}, 2);
    }

    private static IntStream positions(int[] predicted, int[] labels) {
        return IntStream.range(0, labels.length).filter(i -> predicted[i] == labels[i]);
    }

    private static Tensor rows(int[] classes, int[] labels) {
        int[] columns = IntStream.of(labels)
                .map(label -> IntStream.range(0, classes.length)
                        .filter(k -> classes[k] == label)
                        .findFirst()
                        .orElseThrow())
                .toArray();
        return ClassRows.oneHot(columns, classes.length);
    }

    private static Tensor labels(Tensor rows, int axis, IntUnaryOperator label) {
        return Tensor.ofLabels(
                IntStream.of(rows.argMax(axis).toIntArray()).map(label).toArray());
    }
}
