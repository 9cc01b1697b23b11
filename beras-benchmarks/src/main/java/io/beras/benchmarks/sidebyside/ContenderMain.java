package io.beras.benchmarks.sidebyside;

import io.beras.activations.LeakyReLU;
import io.beras.activations.Sigmoid;
import io.beras.benchmarks.HandWrittenMlp;
import io.beras.benchmarks.Mlp;
import io.beras.benchmarks.TextbookMlp;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import io.beras.data.images.LabeledImages;
import io.beras.layers.Dense;
import io.beras.losses.MeanSquaredError;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.models.FitOptions;
import io.beras.models.History;
import io.beras.models.SequentialModel;
import io.beras.optim.Adam;
import io.beras.optim.SGD;
import java.util.Arrays;
import java.util.Objects;

/** Runs one contender in this process, and prints what it took: {@code Contenders beras FOLDER BATCH EPOCHS BATCHES SIZES}. */
public final class Contenders {

    private static final int SINE_STEPS = 5_000;
    private static final int SINE_POINTS = 100;

    private Contenders() {}

    /** Runs the contender that the first argument names. */
    public static void main(String[] arguments) {
        String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        Timing timing = switch (arguments[0]) {
            case "beras" -> beras(Task.parse(rest));
            case "sine" -> sine();
            case "network" -> Networks.time(arguments[1]);
            case "hand-written" -> {
                Task task = Task.parse(rest);
                yield loop(task, new HandWrittenMlp(task.batch(), task.weights(), task.sizes()), "hand-written");
            }
            case "textbook" -> {
                Task task = Task.parse(rest);
                yield loop(task, new TextbookMlp(task.weights(), task.sizes()), "textbook loops");
            }
            case "dl4j" -> {
                Task task = Task.parse(rest);
                yield loop(task, new Dl4jMlp(task.weights(), task.sizes()), "DL4J");
            }
            default -> throw new IllegalArgumentException("no contender \"" + arguments[0] + "\"");
        };
        System.out.println(timing.toJson());
        System.exit(0);
    }

    /** What a user of the library would write. */
    private static Timing beras(Task task) {
        SequentialModel model = new SequentialModel();
        float[][] weights = task.weights();
        for (int layer = 0; layer < weights.length; layer++) {
            int in = task.sizes()[layer];
            int out = task.sizes()[layer + 1];
            Dense dense = model.add(new Dense(in, out));
            dense.w().assign(Tensor.of(weights[layer], in, out));
            if (layer < weights.length - 1) {
                model.add(new LeakyReLU(0.1));
            }
        }
        model.compile(new Adam(0.001), new SoftmaxCrossEntropy());
        Timing timing = new Timing();
        FitOptions options =
                new FitOptions().epochs(task.epochs()).batchSize(task.batch()).inOrder();
        History history = model.fit(task.images(), options);
        history.seconds().forEach(seconds -> timing.epochs.add(seconds * 1e6 / task.batches()));
        history.batches("loss").stream().limit(Timing.FIRST_LOSSES).forEach(timing::addLoss);
        timing.meanLoss = history.epochs("loss").get(task.epochs() - 1);
        timing.contender = "Beras";
        return timing;
    }

    private static Timing loop(Task task, Mlp mlp, String name) {
        LabeledImages images = task.images();
        float[] x = new float[task.batch() * Task.PIXELS];
        int[] labels = new int[task.batch()];
        Timing timing = new Timing();
        for (int epoch = 0; epoch < task.epochs(); epoch++) {
            double sum = 0;
            long start = System.nanoTime();
            for (int number = 0; number < task.batches(); number++) {
                for (int i = 0; i < task.batch(); i++) {
                    images.copyScaled(number * task.batch() + i, x, i * Task.PIXELS);
                    labels[i] = images.label(number * task.batch() + i);
                }
                double loss = mlp.step(x, labels);
                timing.addLoss(loss);
                sum += loss;
            }
            timing.epochs.add((System.nanoTime() - start) / 1e3 / task.batches());
            timing.meanLoss = sum / task.batches();
        }
        timing.contender = name;
        return timing;
    }

    /** A step of the 1-10-1 network on 100 points of a sine. */
    private static Timing sine() {
        Randomness.setSeed(1);
        double[] points = new double[SINE_POINTS];
        double[] values = new double[SINE_POINTS];
        for (int i = 0; i < SINE_POINTS; i++) {
            points[i] = (double) i / SINE_POINTS;
            values[i] = Math.sin(2 * Math.PI * points[i]);
        }
        Tensor x = Tensor.of(points).reshape(SINE_POINTS, 1);
        Tensor y = Tensor.of(values).reshape(SINE_POINTS, 1);
        SequentialModel model = new SequentialModel(new Dense(1, 10), new Sigmoid(), new Dense(10, 1));
        model.compile(new SGD(0.2), new MeanSquaredError());
        Timing timing = new Timing();
        for (int epoch = 0; epoch < 4; epoch++) {
            long start = System.nanoTime();
            for (int step = 0; step < SINE_STEPS; step++) {
                timing.meanLoss =
                        Objects.requireNonNull(model.batchStep(x, y, true).get("loss"));
            }
            timing.epochs.add((System.nanoTime() - start) / 1e3 / SINE_STEPS);
        }
        timing.contender = "Beras";
        return timing;
    }
}
