package io.beras.core.arrays;

/** Writes the numbers of one row of a matrix. */
@FunctionalInterface
public interface RowWriter {

    /**
     * Writes a row.
     *
     * <p>Rows come in any order, and on several threads: a writer reads what it needs and changes nothing but its row.
     *
     * @param row which one, from 0
     * @param target the row's numbers, all of them 0 so far; the array is copied when this returns
     */
    void write(int row, float[] target);
}
