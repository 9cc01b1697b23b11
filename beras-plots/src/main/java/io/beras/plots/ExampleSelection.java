package io.beras.plots;

import io.beras.core.random.Randomness;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Images that a model classified right, or images that it classified wrong: selected at random, or by the caller.
 *
 * <p>The random search starts with 500 random images. If these have too few of the kind, all images are searched.
 *
 * @param images the indices of the images
 * @param origin a text for the plot that reports which images were searched
 */
record ExampleSelection(List<Integer> images, String origin) {

    /** The largest number of images of a kind. */
    static final int SHOWN = 10;

    private static final int SEARCHED_FIRST = 500;

    static ExampleSelection right(Predictions predictions, long seed) {
        return choose("right", predictions, predictions::isRight, seed);
    }

    static ExampleSelection wrong(Predictions predictions, long seed) {
        return choose("wrong", predictions, image -> !predictions.isRight(image), seed);
    }

    /** Returns images that the caller selected. */
    static ExampleSelection of(int... images) {
        if (images.length > SHOWN) {
            throw new IllegalArgumentException(images.length + " images for a row; select at most " + SHOWN + ".");
        }
        String origin = format("%d selected image%s", images.length, images.length == 1 ? "" : "s");
        return new ExampleSelection(Arrays.stream(images).boxed().toList(), origin);
    }

    private static ExampleSelection choose(String kind, Predictions predictions, IntPredicate isOfKind, long seed) {
        int[] order = Randomness.of(seed).numbers("predictions", 0).permutation(predictions.size());
        List<Integer> all = Arrays.stream(order).filter(isOfKind).boxed().toList();
        long early = Arrays.stream(order).limit(SEARCHED_FIRST).filter(isOfKind).count();
        List<Integer> shown = all.subList(0, Math.min(SHOWN, all.size()));
        return new ExampleSelection(shown, origin(kind, early, shown.size(), all.size(), predictions.size()));
    }

    private static String origin(String kind, long early, int shown, int all, int images) {
        if (all == 0) {
            return format("no %s prediction among %,d images", kind, images);
        }
        if (all < SHOWN) {
            return format("only %d %s prediction%s among %,d images", all, kind, all == 1 ? "" : "s", images);
        }
        if (early < SHOWN) {
            return format("%d of the %,d %s predictions among %,d images", shown, all, kind, images);
        }
        return format(
                "%d of the %,d %s predictions among %,d random images",
                shown, early, kind, Math.min(images, SEARCHED_FIRST));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
