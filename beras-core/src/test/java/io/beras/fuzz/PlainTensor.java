package io.beras.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * A tensor of the interpreter: jets in row-major order, and operations as textbook loops.
 *
 * @param shape the sizes of the axes
 * @param elements the elements in row-major order
 */
record PlainTensor(int[] shape, Jet[] elements) {

    /** Returns the tensor whose element at each index is f(index). */
    static PlainTensor of(int[] shape, Function<int[], Jet> f) {
        Jet[] elements = new Jet[size(shape)];
        int[] index = new int[shape.length];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = f.apply(index);
            for (int axis = shape.length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--) {
                index[axis] = 0;
            }
        }
        return new PlainTensor(shape, elements);
    }

    static int size(int... shape) {
        return Arrays.stream(shape).reduce(1, (x, y) -> x * y);
    }

    int rank() {
        return shape.length;
    }

    Jet at(int... index) {
        return elements[position(shape, index)];
    }

    private static int position(int[] shape, int[] index) {
        int position = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            position = position * shape[axis] + index[axis];
        }
        return position;
    }

    PlainTensor map(UnaryOperator<Jet> f) {
        return new PlainTensor(shape, Arrays.stream(elements).map(f).toArray(Jet[]::new));
    }

    PlainTensor combine(PlainTensor y, BinaryOperator<Jet> f) {
        int[] joint = broadcastShape(shape, y.shape);
        PlainTensor a = broadcastTo(joint);
        PlainTensor b = y.broadcastTo(joint);
        Jet[] z = new Jet[a.elements.length];
        Arrays.setAll(z, i -> f.apply(a.elements[i], b.elements[i]));
        return new PlainTensor(joint, z);
    }

    /** Returns the shape of x + y: axes are aligned at the end, and an axis of size 1 is repeated. */
    static int[] broadcastShape(int[] x, int[] y) {
        int[] joint = new int[Math.max(x.length, y.length)];
        for (int i = 1; i <= joint.length; i++) {
            int a = i <= x.length ? x[x.length - i] : 1;
            int b = i <= y.length ? y[y.length - i] : 1;
            joint[joint.length - i] = a == 1 ? b : a;
        }
        return joint;
    }

    PlainTensor broadcastTo(int... larger) {
        int offset = larger.length - shape.length;
        return of(larger, index -> {
            int[] source = new int[shape.length];
            Arrays.setAll(source, axis -> shape[axis] == 1 ? 0 : index[axis + offset]);
            return at(source);
        });
    }

    PlainTensor reshape(int... other) {
        return new PlainTensor(other, elements);
    }

    PlainTensor transpose(int... permutation) {
        int[] permuted = new int[shape.length];
        Arrays.setAll(permuted, axis -> shape[permutation[axis]]);
        return of(permuted, index -> {
            int[] source = new int[shape.length];
            for (int axis = 0; axis < shape.length; axis++) {
                source[permutation[axis]] = index[axis];
            }
            return at(source);
        });
    }

    /** Returns the elements whose index along an axis is {@code indices.apply(i)}, for i below {@code count}. */
    PlainTensor take(int axis, int count, IntFunction<Integer> indices) {
        return of(with(axis, count), index -> {
            int[] source = index.clone();
            source[axis] = indices.apply(index[axis]);
            return at(source);
        });
    }

    PlainTensor concat(int axis, PlainTensor y) {
        return of(with(axis, shape[axis] + y.shape[axis]), index -> {
            int[] source = index.clone();
            source[axis] -= shape[axis];
            return source[axis] < 0 ? at(index) : y.at(source);
        });
    }

    /** Reduces the elements along the axes, each to size 1. */
    PlainTensor reduce(int[] axes, Function<List<Jet>, Jet> f) {
        int[] reduced = shape.clone();
        for (int axis : axes) {
            reduced[axis] = 1;
        }
        List<List<Jet>> groups = new ArrayList<>();
        for (int i = 0; i < size(reduced); i++) {
            groups.add(new ArrayList<>());
        }
        of(shape, index -> {
            int[] group = index.clone();
            for (int axis : axes) {
                group[axis] = 0;
            }
            groups.get(position(reduced, group)).add(at(index));
            return Jet.ZERO;
        });
        return new PlainTensor(reduced, groups.stream().map(f).toArray(Jet[]::new));
    }

    /** Returns the product of the matrices on the last two axes; leading axes broadcast. */
    PlainTensor matmul(PlainTensor w) {
        int[] lead = broadcastShape(Arrays.copyOf(shape, rank() - 2), Arrays.copyOf(w.shape, w.rank() - 2));
        int n = shape[rank() - 2];
        int m = shape[rank() - 1];
        int p = w.shape[w.rank() - 1];
        PlainTensor a = broadcastTo(append(lead, n, m));
        PlainTensor b = w.broadcastTo(append(lead, m, p));
        return of(append(lead, n, p), index -> {
            int[] left = index.clone();
            int[] right = index.clone();
            Jet sum = Jet.ZERO;
            for (int k = 0; k < m; k++) {
                left[lead.length + 1] = k;
                right[lead.length] = k;
                sum = sum.plus(a.at(left).times(b.at(right)));
            }
            return sum;
        });
    }

    /** Returns the tensor with its last two axes exchanged. */
    PlainTensor transposeMatrices() {
        int[] permutation = new int[rank()];
        Arrays.setAll(permutation, axis -> axis);
        permutation[rank() - 2] = rank() - 1;
        permutation[rank() - 1] = rank() - 2;
        return transpose(permutation);
    }

    Jet sum() {
        return Arrays.stream(elements).reduce(Jet.ZERO, Jet::plus);
    }

    int[] without(int... axes) {
        int[] rest = new int[shape.length - axes.length];
        int n = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            if (!contains(axes, axis)) {
                rest[n++] = shape[axis];
            }
        }
        return rest;
    }

    private int[] with(int axis, int size) {
        int[] other = shape.clone();
        other[axis] = size;
        return other;
    }

    static int[] append(int[] lead, int... rest) {
        int[] all = Arrays.copyOf(lead, lead.length + rest.length);
        System.arraycopy(rest, 0, all, lead.length, rest.length);
        return all;
    }

    private static boolean contains(int[] axes, int axis) {
        return Arrays.stream(axes).anyMatch(a -> a == axis);
    }
}
