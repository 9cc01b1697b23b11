package io.beras.plots;

import io.beras.core.random.Randomness;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Some images of one kind, right or wrong, and a line that says how they were found.
 *
 * <p>A few hundred random images are looked through first; only when they hold too few of the kind, all the others.
 *
 * @param images the images' numbers
 * @param origin how they were found, for people
 */
record ExampleSelection(List<Integer> images, String origin) {

    /** How many images of a kind are shown. */
    static final int SHOWN = 10;

    private static final int LOOKED_THROUGH = 500;

    static ExampleSelection right(Predictions predictions, long seed) {
        return choose("right", predictions, predictions::isRight, seed);
    }

    static ExampleSelection wrong(Predictions predictions, long seed) {
        return choose("wrong", predictions, image -> !predictions.isRight(image), seed);
    }

    private static ExampleSelection choose(String kind, Predictions predictions, IntPredicate isOfKind, long seed) {
        int[] order = Randomness.of(seed).numbers("predictions", 0).permutation(predictions.size());
        List<Integer> all = Arrays.stream(order).filter(isOfKind).boxed().toList();
        long early = Arrays.stream(order).limit(LOOKED_THROUGH).filter(isOfKind).count();
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
                shown, early, kind, Math.min(images, LOOKED_THROUGH));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
