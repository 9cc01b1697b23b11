package assignment.course;

import java.util.List;

/** Wrong encoders, metrics, training loops and pictures. */
final class DataAndModelMutants {

    static final List<Mutant> ALL = List.of(
            new Mutant(
                    "classes in the order of their first label",
                    "OneHotEncoder",
                    ".distinct().sorted().toArray()",
                    ".distinct().toArray()",
                    "wrong-classes-order"),
            new Mutant(
                    "a class for each value up to the largest label",
                    "OneHotEncoder",
                    "Arrays.stream(labels.toIntArray()).distinct().sorted().toArray()",
                    "java.util.stream.IntStream.rangeClosed(0, Arrays.stream(labels.toIntArray()).max().getAsInt()).toArray()",
                    "width-by-largest-label"),
            new Mutant(
                    "repeated labels stay",
                    "OneHotEncoder",
                    ".distinct().sorted().toArray()",
                    ".sorted().toArray()",
                    "repeated-classes"),
            new Mutant(
                    "inverse returns columns",
                    "OneHotEncoder",
                    "Arrays.stream(columns).map(column -> classes[column]).toArray()",
                    "columns",
                    "not-mapped-back"),
            new Mutant(
                    "the column is the label",
                    "OneHotEncoder",
                    "int column = Arrays.binarySearch(classes, given[i]);",
                    "int column = given[i] % classes.length;",
                    "label-as-column"),
            new Mutant(
                    "accuracy in percent",
                    "CategoricalAccuracy",
                    "(double) right / samples",
                    "100.0 * right / samples",
                    "percent"),
            new Mutant(
                    "integer division",
                    "CategoricalAccuracy",
                    "(double) right / samples",
                    "right / samples",
                    "compares-probabilities"),
            new Mutant(
                    "the largest element of each column",
                    "CategoricalAccuracy",
                    "prediction.argMax(1)",
                    "prediction.argMax(0)",
                    "batch-axis"),
            new Mutant(
                    "the error rate",
                    "CategoricalAccuracy",
                    "(double) right / samples",
                    "1 - (double) right / samples",
                    "complement"),
            new Mutant(
                    "the last batch only",
                    "CategoricalAccuracy",
                    "        int[] predicted =",
                    "        reset();\n        int[] predicted =",
                    "last-batch-only"),
            new Mutant(
                    "the first layer only",
                    "SequentialModel",
                    "y = layer.call(y);",
                    "y = layer.call(inputs[0]);",
                    "last-layer-only",
                    "layers-not-chained"),
            new Mutant("evaluation trains", "TrainStep", "if (training) {", "if (x != null) {", "update-in-evaluation"),
            new Mutant("training does not train", "TrainStep", "if (training) {", "if (x == null) {", "no-update"),
            new Mutant(
                    "values after the update",
                    "TrainStep",
                    "            metric.reset();\n",
                    "            prediction = network.call(x); value = loss.call(prediction, y);\n            metric.reset();\n",
                    "values-after-update"),
            new Mutant(
                    "the metric is never reset", "TrainStep", "            metric.reset();\n", "", "metric-not-reset"),
            new Mutant(
                    "the accuracy is that after the update",
                    "TrainStep",
                    "metric.update(prediction, y)",
                    "metric.update(network.call(x), y)",
                    "values-after-update"),
            new Mutant(
                    "only the first variable moves",
                    "TrainStep",
                    "optimizer.applyGradients(variables, tape.gradient(value, variables));",
                    "optimizer.applyGradients(variables.subList(0, 1), tape.gradient(value, variables.subList(0, 1)));",
                    "variable-left-out",
                    "no-update"),
            new Mutant(
                    "the last batch is dropped",
                    "FitLoop",
                    "            for (long from = 0; from < x.size(0); from += batchSize) {\n                long to",
                    "            for (long from = 0; from + batchSize <= x.size(0); from += batchSize) {\n                long to",
                    "last-batch-dropped"),
            new Mutant("one epoch only", "FitLoop", "epoch < epochs", "epoch < 1", "one-epoch-only"),
            new Mutant(
                    "fit does not train",
                    "FitLoop",
                    "y.slice(0, from, to), true)",
                    "y.slice(0, from, to), false)",
                    "no-update"),
            new Mutant(
                    "evaluate trains",
                    "FitLoop",
                    "y.slice(0, from, to), false)",
                    "y.slice(0, from, to), true)",
                    "update-in-evaluation"),
            new Mutant(
                    "the mean of the batch means",
                    "FitLoop",
                    "            loss += values.get(\"loss\") * (to - from);\n            accuracy += values.get(\"accuracy\") * (to - from);",
                    "            double share = batchSize * x.size(0) / (double) (batchSize * ((x.size(0) + batchSize - 1) / batchSize));\n"
                            + "            loss += values.get(\"loss\") * share;\n            accuracy += values.get(\"accuracy\") * share;",
                    "mean-of-batch-means"),
            new Mutant(
                    "a sum in place of the mean",
                    "FitLoop",
                    "\"loss\", loss / x.size(0), \"accuracy\", accuracy / x.size(0)",
                    "\"loss\", loss, \"accuracy\", accuracy",
                    "sum-for-mean"),
            new Mutant(
                    "wrong pictures for right ones",
                    "Pictures",
                    "predicted[i] == labels[i]",
                    "predicted[i] != labels[i]",
                    "right-and-wrong-swapped"),
            new Mutant(
                    "no limit",
                    "Pictures",
                    ".filter(i -> predicted[i] != labels[i])\n                .limit(count)",
                    ".filter(i -> predicted[i] != labels[i])",
                    "count-ignored"),
            new Mutant(
                    "the biases are not counted",
                    "Accounting",
                    "(long) widths[i] * widths[i + 1] + widths[i + 1]",
                    "(long) widths[i] * widths[i + 1]",
                    "biases-left-out"),
            new Mutant(
                    "an int overflows",
                    "Accounting",
                    "count += (long) widths[i] * widths[i + 1] + widths[i + 1]",
                    "count += widths[i] * widths[i + 1] + widths[i + 1]",
                    "overflow"),
            new Mutant("8 bytes, as DOUBLE", "Accounting", "return 4 *", "return 8 *", "double"));

    private DataAndModelMutants() {}
}
