package io.beras.core.arrays;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A shape seen as (outer, reduced, inner), where what is summed along are neighbouring axes.
 *
 * @param outer the product of the sizes of the axes before them
 * @param reduced the product of their sizes
 * @param inner the product of the sizes of the axes after them
 */
record ReductionShape(int outer, int reduced, int inner) {

    /** Returns the three products, unless an axis that stays lies between two that don't. */
    static Optional<ReductionShape> adjacent(INDArray x, int... axes) {
        int first = x.rank();
        int last = -1;
        int reduced = 1;
        for (int axis : axes) {
            if (x.size(axis) > 1) {
                first = Math.min(first, axis);
                last = Math.max(last, axis);
                reduced *= (int) x.size(axis);
            }
        }
        int end = Math.max(first, last + 1);
        ReductionShape parts = new ReductionShape(size(x, 0, first), size(x, first, end), size(x, end, x.rank()));
        return parts.reduced == reduced ? Optional.of(parts) : Optional.empty();
    }

    private static int size(INDArray x, int from, int to) {
        int size = 1;
        for (int axis = from; axis < to; axis++) {
            size *= (int) x.size(axis);
        }
        return size;
    }
}
