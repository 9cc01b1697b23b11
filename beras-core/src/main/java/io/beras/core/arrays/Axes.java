package io.beras.core.arrays;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A shape seen as (outer, reduced, inner), where what is summed along are neighbouring axes.
 *
 * @param outer the product of the sizes of the axes before them
 * @param reduced the product of their sizes
 * @param inner the product of the sizes of the axes after them
 */
record Axes(int outer, int reduced, int inner) {

    /** Returns the three products, unless an axis that stays is between two that don't. */
    static Optional<Axes> adjacent(INDArray x, int... axes) {
        int[] wide =
                Arrays.stream(axes).filter(axis -> x.size(axis) > 1).sorted().toArray();
        if (wide.length == 0) {
            return Optional.of(new Axes((int) x.length(), 1, 1));
        }
        int first = wide[0];
        int last = wide[wide.length - 1];
        Axes parts = new Axes(size(x, 0, first), size(x, first, last + 1), size(x, last + 1, x.rank()));
        int reduced = Arrays.stream(wide).map(axis -> (int) x.size(axis)).reduce(1, Math::multiplyExact);
        return parts.reduced == reduced ? Optional.of(parts) : Optional.empty();
    }

    private static int size(INDArray x, int from, int to) {
        return IntStream.range(from, to).map(axis -> (int) x.size(axis)).reduce(1, Math::multiplyExact);
    }
}
