package io.beras.autograder;

import io.beras.core.random.RandomNumbers;

/** The random values of a {@link Shape} parameter. */
public enum Values {
    /** Values of both signs, 0.1 or more away from 0, where a ReLU has no derivative; such as logits. */
    SIGNED {
        @Override
        double[] draw(RandomNumbers random, int size, int columns) {
            return random.fill(size, i -> {
                double value = random.uniform(-1.9, 1.9, i);
                return value + Math.copySign(0.1, value);
            });
        }
    },
    /** Values from 0.1 to 2, such as the inputs of a logarithm. */
    POSITIVE {
        @Override
        double[] draw(RandomNumbers random, int size, int columns) {
            return random.fill(size, i -> random.uniform(0.1, 2, i));
        }
    },
    /** Rows of probabilities: positive, with the sum 1. */
    PROBABILITIES {
        @Override
        double[] draw(RandomNumbers random, int size, int columns) {
            double[] values = POSITIVE.draw(random, size, columns);
            for (int start = 0; start < size; start += columns) {
                double sum = 0;
                for (int i = start; i < start + columns; i++) {
                    sum += values[i];
                }
                for (int i = start; i < start + columns; i++) {
                    values[i] /= sum;
                }
            }
            return values;
        }
    },
    /** Rows with a 1 at a random class, and 0 elsewhere; {@code y.argMax(1)} gives the labels as INT. */
    ONE_HOT {
        @Override
        double[] draw(RandomNumbers random, int size, int columns) {
            double[] values = new double[size];
            for (int row = 0; row < size / columns; row++) {
                values[row * columns + random.integer(columns, row)] = 1;
            }
            return values;
        }
    };

    /** Draws values in row-major order. */
    abstract double[] draw(RandomNumbers random, int size, int columns);
}
