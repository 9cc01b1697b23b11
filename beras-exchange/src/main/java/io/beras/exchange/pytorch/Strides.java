package io.beras.exchange.pytorch;

import io.beras.core.Shapes;
import io.beras.exchange.pytorch.PickleValues.StoredTensor;
import java.io.IOException;
import java.util.Arrays;

/** The positions of the elements of a tensor in its storage: offset + Σ index·stride. */
final class Strides {

    private final long[] shape;
    private final long[] strides;
    private final long offset;

    /**
     * Reads the shape and the strides of a tensor.
     *
     * @throws IOException if a size is negative, or an element lies beyond 64 bits; the message is a predicate
     */
    Strides(StoredTensor tensor) throws IOException {
        shape = tensor.shape();
        strides = tensor.strides();
        offset = tensor.offset();
        if (shape.length != strides.length
                || offset < 0
                || Arrays.stream(shape).anyMatch(size -> size < 0)
                || Arrays.stream(strides).anyMatch(stride -> stride < 0)) {
            throw new IOException("has the shape " + Shapes.text(shape) + ", the strides " + Shapes.text(strides)
                    + " and the offset " + offset + ", which no tensor has");
        }
        try {
            length();
            Math.addExact(offset, span());
        } catch (ArithmeticException e) {
            throw new IOException("has the shape " + Shapes.text(shape) + " and the strides " + Shapes.text(strides)
                    + ", which lead beyond 64 bits");
        }
    }

    /** Returns the number of elements. */
    long length() {
        long length = 1;
        for (long size : shape) {
            Math.toIntExact(size); // an axis of size 0 would hide the size of a huge axis
            length = Math.multiplyExact(length, size);
        }
        return length;
    }

    /** Returns the number of elements of the storage from the first to the last element of the tensor. */
    long span() {
        if (length() == 0) {
            return 0;
        }
        long last = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            last = Math.addExact(last, Math.multiplyExact(shape[axis] - 1, strides[axis]));
        }
        return last + 1;
    }

    /**
     * Checks that all elements lie in a storage of this length, and that the tensor has no more elements than the storage.
     *
     * @throws IOException if not; the message is a predicate
     */
    void requireWithin(long storageLength) throws IOException {
        if (offset + span() > storageLength || length() > storageLength) {
            throw new IOException("of the shape " + Shapes.text(shape) + " with the strides " + Shapes.text(strides)
                    + " and the offset " + offset + " does not lie in its storage of " + storageLength
                    + " elements, or repeats elements of it");
        }
    }

    /**
     * Returns the bytes of the elements in row-major order.
     *
     * @param span the bytes from the first to the last element
     * @param width the bytes of an element
     */
    byte[] inOrder(byte[] span, int width) {
        if (isInOrder()) {
            return span;
        }
        byte[] ordered = new byte[Math.toIntExact(length() * width)];
        long[] index = new long[shape.length];
        long from = 0;
        for (int to = 0; to < ordered.length; to += width) {
            System.arraycopy(span, (int) (from * width), ordered, to, width);
            int axis = shape.length - 1;
            for (; axis >= 0 && index[axis] == shape[axis] - 1; axis--) {
                from -= index[axis] * strides[axis];
                index[axis] = 0;
            }
            if (axis >= 0) {
                index[axis]++;
                from += strides[axis];
            }
        }
        return ordered;
    }

    private boolean isInOrder() {
        long step = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            if (shape[axis] > 1 && strides[axis] != step) {
                return false;
            }
            step *= shape[axis];
        }
        return true;
    }
}
