package io.beras.metrics;

import io.beras.core.config.Config;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The classes that a metric covers: class 1 of two, one chosen class, or the mean over all classes. */
sealed interface Averaging {

    /** Returns the end of the metric's name. */
    String suffix();

    /** Checks that data of this number of classes have the chosen classes. */
    void requireClasses(String metric, int classes);

    /** Returns the score of the chosen class, or the mean over the chosen classes. */
    double score(ConfusionMatrix counts, IntToDoubleFunction scoreOfClass);

    /** Adds these classes to the settings of a metric: nothing, the integer "class", or the flag "macro". */
    Config addTo(Config config);

    /** Returns the classes that {@link #addTo} has added. */
    static Averaging of(Config config) {
        if (config.has("class")) {
            return new OneClass(config.integer("class"));
        }
        return config.has("macro") && config.flag("macro") ? new Macro() : new Positive();
    }

    /** Class 1 of 2: the "yes" of a yes-or-no question. */
    record Positive() implements Averaging {
        @Override
        public Config addTo(Config config) {
            return config;
        }

        @Override
        public String suffix() {
            return "";
        }

        @Override
        public void requireClasses(String metric, int classes) {
            if (classes != 2) {
                throw new IllegalArgumentException(metric + " needs ofClass(k) or macro() for " + classes + " classes");
            }
        }

        @Override
        public double score(ConfusionMatrix counts, IntToDoubleFunction scoreOfClass) {
            return scoreOfClass.applyAsDouble(1);
        }
    }

    /** One class against all others. */
    record OneClass(int label) implements Averaging {
        @Override
        public Config addTo(Config config) {
            return config.with("class", label);
        }

        @Override
        public String suffix() {
            return "_" + label;
        }

        @Override
        public void requireClasses(String metric, int classes) {
            if (label < 0 || label >= classes) {
                throw new IllegalArgumentException(
                        metric + ".ofClass(" + label + ") needs a class from 0 to " + (classes - 1));
            }
        }

        @Override
        public double score(ConfusionMatrix counts, IntToDoubleFunction scoreOfClass) {
            return scoreOfClass.applyAsDouble(label);
        }
    }

    /** The mean over all classes that occurred or were predicted at least once. */
    record Macro() implements Averaging {
        @Override
        public Config addTo(Config config) {
            return config.with("macro", true);
        }

        @Override
        public String suffix() {
            return "_macro";
        }

        @Override
        public void requireClasses(String metric, int classes) {
            // any number of classes will do
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
