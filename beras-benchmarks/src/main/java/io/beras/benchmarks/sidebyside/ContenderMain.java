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

/**
 * The main class of a contender's process: trains and prints a {@link ContenderResult}.
 *
 * <p>Usage: {@code ContenderMain beras FOLDER BATCH EPOCHS BATCHES SIZES}, see {@link Workload#arguments()}.
 */
public final class ContenderMain {

    private static final int SINE_STEPS = 5_000;
    private static final int SINE_POINTS = 100;

    private ContenderMain() {}

    /** Runs the contender that the first argument names. */
    public static void main(String[] arguments) {
        String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        ContenderResult result = switch (arguments[0]) {
            case "beras" -> beras(Workload.parse(rest));
            case "sine" -> sine();
            case "network" -> ResNetAndLeNet.time(arguments[1]);
            case "hand-written" -> {
                Workload workload = Workload.parse(rest);
                yield loop(
                        workload,
                        new HandWrittenMlp(workload.batch(), workload.weights(), workload.sizes()),
                        "hand-written");
            }
            case "textbook" -> {
                Workload workload = Workload.parse(rest);
                yield loop(workload, new TextbookMlp(workload.weights(), workload.sizes()), "textbook loops");
            }
            case "dl4j" -> {
                Workload workload = Workload.parse(rest);
                yield loop(workload, new Dl4jMlp(workload.weights(), workload.sizes()), "DL4J");
            }
            default -> throw new IllegalArgumentException("there is no contender \"" + arguments[0] + "\"");
        };
        System.out.println(result.toJson());
        System.exit(0);
    }

    /** Trains the MLP with Beras, as a user of the library would. */
    private static ContenderResult beras(Workload workload) {
        SequentialModel model = new SequentialModel();
        float[][] weights = workload.weights();
        for (int layer = 0; layer < weights.length; layer++) {
            int in = workload.sizes()[layer];
            int out = workload.sizes()[layer + 1];
            Dense dense = model.add(new Dense(in, out));
            dense.w().assign(Tensor.of(weights[layer], in, out));
            if (layer < weights.length - 1) {
                model.add(new LeakyReLU(0.1));
            }
        }
        model.compile(new Adam(0.001), new SoftmaxCrossEntropy());
        ContenderResult result = new ContenderResult();
        FitOptions options = new FitOptions()
                .epochs(workload.epochs())
                .batchSize(workload.batch())
                .inOrder();
        History history = model.fit(workload.images(), options);
        history.seconds().forEach(seconds -> result.epochs.add(seconds * 1e6 / workload.batches()));
        history.batches("loss").stream().limit(ContenderResult.FIRST_LOSSES).forEach(result::addLoss);
        result.meanLoss = history.epochs("loss").get(workload.epochs() - 1);
        result.contender = "Beras";
        return result;
    }

    /** Trains another MLP on the same batches, in a loop. */
    private static ContenderResult loop(Workload workload, Mlp mlp, String name) {
        LabeledImages images = workload.images();
        float[] x = new float[workload.batch() * Workload.PIXELS];
        int[] labels = new int[workload.batch()];
        ContenderResult result = new ContenderResult();
        for (int epoch = 0; epoch < workload.epochs(); epoch++) {
            double sum = 0;
            long start = System.nanoTime();
            for (int batch = 0; batch < workload.batches(); batch++) {
                for (int i = 0; i < workload.batch(); i++) {
                    images.copyScaled(batch * workload.batch() + i, x, i * Workload.PIXELS);
                    labels[i] = images.label(batch * workload.batch() + i);
                }
                double loss = mlp.step(x, labels);
                result.addLoss(loss);
                sum += loss;
            }
            result.epochs.add((System.nanoTime() - start) / 1e3 / workload.batches());
            result.meanLoss = sum / workload.batches();
        }
        result.contender = name;
        return result;
    }

    /** Trains the 1-10-1 network on 100 points of a sine. */
    private static ContenderResult sine() {
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
        ContenderResult result = new ContenderResult();
        for (int epoch = 0; epoch < 4; epoch++) {
            long start = System.nanoTime();
            for (int step = 0; step < SINE_STEPS; step++) {
                result.meanLoss =
                        Objects.requireNonNull(model.batchStep(x, y, true).get("loss"));
            }
            result.epochs.add((System.nanoTime() - start) / 1e3 / SINE_STEPS);
        }
        result.contender = "Beras";
        return result;
    }
}
