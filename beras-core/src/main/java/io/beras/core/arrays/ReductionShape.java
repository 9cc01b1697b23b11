package io.beras.core.arrays;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The shape of an array reduced along adjacent axes, seen as (outer, reduced, inner).
 *
 * @param outer the product of the sizes of the axes before the reduced axes
 * @param reduced the product of the sizes of the reduced axes
 * @param inner the product of the sizes of the axes after the reduced axes
 */
record ReductionShape(int outer, int reduced, int inner) {

    /**
     * Returns the shape, or nothing if an axis that is kept lies between two reduced axes. Axes of size 1 do not count.
     */
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

    /** Returns the shape reduced along one axis. */
    static ReductionShape along(INDArray x, int axis) {
        return new ReductionShape(size(x, 0, axis), (int) x.size(axis), size(x, axis + 1, x.rank()));
    }

    /** The n neighbouring columns of a block. */
    @FunctionalInterface
    interface Block {
        /**
         * Computes a block.
         *
         * @param first the index of its first element
         * @param column the index of its first column in the reduced array
         */
        void run(int first, int column, int n);
    }

    /** Returns the largest number of columns in a block: the size of a chunk. */
    int blockWidth() {
        return Math.min(inner, ChunkedLoops.SIZE);
    }

    /** Visits all columns, block by block. */
    void forEachBlock(Block block) {
        for (int i = 0; i < outer; i++) {
            for (int from = 0; from < inner; from += blockWidth()) {
                block.run(i * reduced * inner + from, i * inner + from, Math.min(blockWidth(), inner - from));
            }
        }
    }

    private static int size(INDArray x, int from, int to) {
        int size = 1;
        for (int axis = from; axis < to; axis++) {
            size *= (int) x.size(axis);
        }
        return size;
    }
}
