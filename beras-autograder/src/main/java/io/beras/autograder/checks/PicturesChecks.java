package io.beras.autograder.checks;

import io.beras.core.Tensor;
import io.beras.core.gradcheck.ValueCheck;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;

/** Checks of the selection of images for a picture: the positions of the first right and the first wrong predictions. */
public final class PicturesChecks {

    private static final int CLASSES = 3;
    private static final int IMAGES = 23;
    private static final int COUNT = 4;

    private PicturesChecks() {}

    /** Selects positions: the first {@code count} images of a kind. */
    @FunctionalInterface
    public interface Selection {

        /** Returns the positions, in ascending order. */
        int[] select(int[] predicted, int[] labels, int count);
    }

    /** Checks the positions of right predictions. */
    public static void assertFirstRight(Selection selection, int[] predicted, int[] labels, int count) {
        assertRight("Pictures.firstRight", selection, new Point(predicted, labels, count, true));
    }

    /** Checks the positions of wrong predictions. */
    public static void assertFirstWrong(Selection selection, int[] predicted, int[] labels, int count) {
        assertRight("Pictures.firstWrong", selection, new Point(predicted, labels, count, false));
    }

    private static void assertRight(String what, Selection selection, Point hand) {
        ValueCheck<Point> check = ValueCheck.<Point>of(
                        what,
                        point -> positions(Expect.notNull(
                                what, selection.select(point.predicted(), point.labels(), point.count()))),
                        point -> positions(point.expected()))
                .candidate(
                        "right-and-wrong-swapped",
                        "looks like the opposite comparison: right and wrong predictions are swapped",
                        point -> positions(point.first(i -> !point.isChosen(i))))
                .candidate(
                        "count-ignored",
                        "looks like all positions: return at most count of them",
                        point -> positions(point.all(point::isChosen)))
                .candidate(
                        "last-for-first",
                        "looks like the last positions: return the first",
                        point -> positions(point.last()))
                .candidate(
                        "label-for-position",
                        "looks like the labels of the images: return their positions, counted from 0",
                        point -> positions(IntStream.of(point.expected())
                                .map(i -> point.labels()[i])
                                .toArray()))
                .candidate(
                        "counted-from-1",
                        "looks like positions counted from 1: count from 0",
                        point -> positions(
                                IntStream.of(point.expected()).map(i -> i + 1).toArray()))
                .candidate(
                        "padded",
                        "looks like an array of count elements, filled with 0: return fewer positions if there are fewer",
                        point -> positions(IntStream.concat(IntStream.of(point.expected()), IntStream.generate(() -> 0))
                                .limit(point.count())
                                .toArray()))
                .candidate(
                        "first-images-only",
                        "looks like a search among the first count images only: go on until count positions are found",
                        point -> positions(IntStream.of(point.all(point::isChosen))
                                .filter(i -> i < point.count())
                                .toArray()));
        if (!Guarded.run(() -> check.check(hand)).passed()) {
            Draws draws = Draws.fresh();
            Expect.passed(Guarded.run(() -> check.seed(draws.seed())
                    .check(hand, Point.random(draws, hand.right()), Point.random(draws, hand.right()))));
        }
    }

    /** A tensor has at least one element, so the number of positions stands in front of the positions. */
    private static Tensor positions(int... positions) {
        return Tensor.of(
                DataType.DOUBLE,
                IntStream.concat(IntStream.of(positions.length), IntStream.of(positions))
                        .asDoubleStream()
                        .toArray());
    }

    /** Predictions and labels of images. */
    private record Point(int[] predicted, int[] labels, int count, boolean right) {

        static Point random(Draws draws, boolean right) {
            return new Point(draws.labels(IMAGES, CLASSES), draws.labels(IMAGES, CLASSES), COUNT, right);
        }

        boolean isChosen(int i) {
            return (predicted[i] == labels[i]) == right;
        }

        int[] expected() {
            return first(this::isChosen);
        }

        int[] first(IntPredicate chosen) {
            return IntStream.of(all(chosen)).limit(count).toArray();
        }

        int[] last() {
            int[] all = all(this::isChosen);
            return IntStream.of(all).skip(Math.max(0, all.length - count)).toArray();
        }

        int[] all(IntPredicate chosen) {
            return IntStream.range(0, labels.length).filter(chosen).toArray();
        }
    }
}
