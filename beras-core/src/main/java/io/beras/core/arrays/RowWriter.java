package io.beras.core.arrays;

/** Writes one row of a matrix. */
@FunctionalInterface
public interface RowWriter {

    /**
     * Writes a row.
     *
     * <p>Rows are written in any order and on several threads, so a writer changes no shared state.
     *
     * @param row the index of the row, from 0
     * @param target the elements of the row, initially 0; copied into the matrix when this method returns
     */
    void write(int row, float[] target);
}
