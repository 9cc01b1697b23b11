package io.beras.exchange;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The layouts of a library: the order of the axes of weights, and the default ε of normalizations. */
enum Layouts {
    /** Dense weights are (out, in). */
    PYTORCH("PyTorch", 1e-5, new int[] {1, 0}, new int[] {0, 1, 2, 3}),
    /** Convolution weights are (height, width, in, out). */
    KERAS("Keras", 1e-3, new int[] {0, 1}, new int[] {3, 2, 0, 1});

    private final String library;
    private final double defaultEpsilon;
    private final int[] denseAxes;
    private final int[] convolutionAxes;

    Layouts(String library, double defaultEpsilon, int[] denseAxes, int[] convolutionAxes) {
        this.library = library;
        this.defaultEpsilon = defaultEpsilon;
        this.denseAxes = denseAxes;
        this.convolutionAxes = convolutionAxes;
    }

    /** Returns the name of the library. */
    String library() {
        return library;
    }

    /** Returns the ε that a normalization of the library has unless it is set. */
    double defaultEpsilon() {
        return defaultEpsilon;
    }

    /** Returns the axes of their weight, in the order of the axes of our weight of this shape. */
    int[] axes(LayerKind kind, Role role, long... ours) {
        if (role != Role.WEIGHT) {
            return new int[] {0}; // theirs are vectors
        }
        return switch (kind) {
            case DENSE -> denseAxes.clone();
            case CONVOLUTION -> convolutionAxes.clone();
            default -> IntStream.range(0, ours.length).toArray();
        };
    }

    /** Returns the shape that their weight must have for our weight of this shape. */
    long[] theirShape(LayerKind kind, Role role, long... ours) {
        if (role != Role.WEIGHT) {
            return new long[] {Arrays.stream(ours).reduce(1, (a, b) -> a * b)};
        }
        int[] axes = axes(kind, role, ours);
        long[] theirs = new long[ours.length];
        for (int axis = 0; axis < ours.length; axis++) {
            theirs[axes[axis]] = ours[axis];
        }
        return theirs;
    }
}
