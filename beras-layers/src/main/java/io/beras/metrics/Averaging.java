package io.beras.metrics;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Which classes a score is of. */
sealed interface Averaging {

    /** What the metric's name ends with. */
    String suffix();

    /** Checks that there are such classes. */
    void requireFit(String metric, int classes);

    /** The score, made of those of classes. */
    double score(ConfusionMatrix counts, IntToDoubleFunction scoreOfClass);

    /** Class 1 of two: the "yes" of a yes-or-no question. */
    record Positive() implements Averaging {
        @Override
        public String suffix() {
            return "";
        }

        @Override
        public void requireFit(String metric, int classes) {
            if (classes != 2) {
                throw new IllegalArgumentException(metric + " is of one class, but there are " + classes
                        + "; name it with ofClass(...), or take the mean over all with macro()");
            }
        }

        @Override
        public double score(ConfusionMatrix counts, IntToDoubleFunction scoreOfClass) {
            return scoreOfClass.applyAsDouble(1);
        }
    }

    /** This class against all others. */
    record One(int label) implements Averaging {
        @Override
        public String suffix() {
            return "_" + label;
        }

        @Override
        public void requireFit(String metric, int classes) {
            if (label < 0 || label >= classes) {
                throw new IllegalArgumentException(
                        metric + " of class " + label + " needs such a class, but they are 0 to " + (classes - 1));
            }
        }

        @Override
        public double score(ConfusionMatrix counts, IntToDoubleFunction scoreOfClass) {
            return scoreOfClass.applyAsDouble(label);
        }
    }

    /** The mean over the classes that were expected or predicted at least once. */
    record Macro() implements Averaging {
        @Override
        public String suffix() {
            return "_macro";
        }

        @Override
        public void requireFit(String metric, int classes) {
            // any will do
        }

        @Override
        public double score(ConfusionMatrix counts, IntToDoubleFunction scoreOfClass) {
            return IntStream.range(0, counts.classes())
                    .filter(label -> counts.expected(label) + counts.predicted(label) > 0)
                    .mapToDouble(scoreOfClass)
                    .average()
                    .orElse(Double.NaN);
        }
    }
}
