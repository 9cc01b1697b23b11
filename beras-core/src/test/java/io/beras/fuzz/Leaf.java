package io.beras.fuzz;

import io.beras.core.Tensor;
import java.util.Arrays;
import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * An input of a program: values that FLOAT and DOUBLE both hold exactly, and the direction of its derivatives.
 *
 * @param kind a variable, a watched tensor, or a constant
 * @param layout the memory of the array that the tensor is copied from
 */
record Leaf(Kind kind, Layout layout, int[] shape, double[] values, double[] direction) {

    enum Kind {
        VARIABLE,
        WATCHED,
        CONSTANT
    }

    enum Layout {
        ROW_MAJOR,
        COLUMN_MAJOR,
        TRANSPOSED_VIEW,
        INTERVAL_VIEW
    }

    PlainTensor plain() {
        Jet[] elements = new Jet[values.length];
        Arrays.setAll(elements, i -> new Jet(values[i], kind == Kind.CONSTANT ? 0 : direction[i], 0));
        return new PlainTensor(shape, elements);
    }

    /** Returns a tensor of an array in this layout, after which the array is closed or overwritten. */
    Tensor tensor(DataType type, Random random) {
        long[] sizes = sizes();
        INDArray rows = Nd4j.create(values, sizes, 'c').castTo(type);
        INDArray array = switch (layout) {
            case ROW_MAJOR -> rows;
            case COLUMN_MAJOR -> rows.dup('f');
            case TRANSPOSED_VIEW ->
                rows.rank() < 2 ? rows : rows.transpose().dup('c').transpose();
            case INTERVAL_VIEW -> intervalOfLarger(rows);
        };
        Tensor tensor = Tensor.of(array);
        if (random.nextBoolean() && array.closeable()) {
            array.close();
        } else {
            array.assign(Double.MAX_EXPONENT); // a copy does not see it
        }
        return tensor;
    }

    long[] sizes() {
        return Arrays.stream(shape).asLongStream().toArray();
    }

    private static INDArray intervalOfLarger(INDArray rows) {
        if (rows.rank() != 2) {
            return rows;
        }
        INDArray larger = Nd4j.zeros(rows.dataType(), rows.size(0) + 2, rows.size(1) + 3);
        INDArray view =
                larger.get(NDArrayIndex.interval(1, 1 + rows.size(0)), NDArrayIndex.interval(2, 2 + rows.size(1)));
        view.assign(rows);
        return view;
    }
}
