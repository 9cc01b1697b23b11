package io.beras.metrics;

import io.beras.core.Tensor;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Reads the {@link Metric#state} of a metric. An empty state holds zeros.
 *
 * @param owner the metric, for messages
 * @param state the tensors by name
 */
record MetricState(String owner, Map<String, ? extends Tensor> state) {

    /** Returns values as a DOUBLE tensor that belongs to no step: a scalar, or a row. */
    static Tensor of(double value) {
        return Tensor.scalar(DataType.DOUBLE, value).detach();
    }

    static Tensor of(long count) {
        return of((double) count);
    }

    static Tensor of(double[] values) {
        return Tensor.of(DataType.DOUBLE, values, values.length).detach();
    }

    static Tensor of(long[] counts) {
        return of(LongStream.of(counts).asDoubleStream().toArray());
    }

    static Tensor of(long[][] counts) {
        double[] all =
                Stream.of(counts).flatMapToLong(LongStream::of).asDoubleStream().toArray();
        return Tensor.of(DataType.DOUBLE, all, counts.length, counts.length).detach();
    }

    /** Returns a number. */
    double value(String name) {
        return values(name, 1)[0];
    }

    /** Returns a whole number of at least 0. */
    long count(String name) {
        return requireCount(name, value(name));
    }

    double[] values(String name) {
        if (state.isEmpty()) {
            return new double[0];
        }
        @Nullable Tensor tensor = state.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("the state to restore holds " + state.keySet() + ", but the state of "
                    + owner + " has \"" + name + "\"; restore what its state() returned");
        }
        return tensor.toDoubleArray();
    }

    double[] values(String name, int length) {
        double[] values = state.isEmpty() ? new double[length] : values(name);
        if (values.length != length) {
            throw new IllegalArgumentException("the state to restore holds " + values.length + " values as \"" + name
                    + "\" of " + owner + ", but " + length + " belong to it; restore what its state() returned");
        }
        return values;
    }

    long[] counts(String name) {
        return DoubleStream.of(values(name))
                .mapToLong(value -> requireCount(name, value))
                .toArray();
    }

    /** Returns a square of counts. */
    long[][] rowsOfCounts(String name, int rows) {
        long[] all = counts(name);
        if (all.length != rows * rows) {
            values(name, rows * rows); // throws
        }
        long[][] square = new long[rows][];
        Arrays.setAll(square, row -> Arrays.copyOfRange(all, row * rows, (row + 1) * rows));
        return square;
    }

    private long requireCount(String name, double value) {
        if (!(value >= 0 && value == Math.rint(value) && value <= 0x1p53)) {
            throw new IllegalArgumentException("the state to restore holds " + value + " as \"" + name + "\" of "
                    + owner + ", but it must be a whole number of at least 0; restore another checkpoint");
        }
        return (long) value;
    }
}
