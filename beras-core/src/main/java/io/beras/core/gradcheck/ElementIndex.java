package io.beras.core.gradcheck;

import io.beras.core.Shapes;

/** The position of an element as text, such as "(2, 0)" in a matrix. */
final class ElementIndex {

    private ElementIndex() {}

    /** Returns the index on each axis of the element at this position in row-major order. */
    static String text(int position, long... shape) {
        long[] indices = new long[shape.length];
        long rest = position;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            indices[axis] = rest % shape[axis];
            rest /= shape[axis];
        }
        return Shapes.text(indices);
    }
}
