package io.beras.benchmarks.sidebyside;

import io.beras.activations.ReLU;
import io.beras.activations.Tanh;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import io.beras.layers.Dense;
import io.beras.losses.MeanSquaredError;
import io.beras.metrics.R2Score;
import io.beras.models.FitOptions;
import io.beras.models.Progress;
import io.beras.models.SequentialModel;
import io.beras.optim.Adam;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures the cost of the progress bar of {@code fit}: the processor time of its thread for a step, with and without the
 * bar, in processes by turns.
 *
 * <pre>{@code
 * java -cp … io.beras.benchmarks.sidebyside.ProgressCost [rounds]
 * }</pre>
 */
public final class ProgressCost {

    private static final int ROUNDS = 9;
    private static final Progress[] CONTENDERS = {Progress.OFF, Progress.BAR};

    private enum Network {
        TINY(1, 20_000, 32),
        MLP(784, 6_400, 64);

        private final int features;
        private final int samples;
        private final int batchSize;

        Network(int features, int samples, int batchSize) {
            this.features = features;
            this.samples = samples;
            this.batchSize = batchSize;
        }

        SequentialModel model() {
            return this == TINY
                    ? new SequentialModel(new Dense(1, 10), new Tanh(), new Dense(10, 1))
                    : new SequentialModel(
                            new Dense(784, 256), new ReLU(), new Dense(256, 128), new ReLU(), new Dense(128, 10));
        }

        int outputs() {
            return this == TINY ? 1 : 10;
        }

        int epochs() {
            return this == TINY ? 60 : 30;
        }
    }

    private ProgressCost() {}

    /** Compares processes; with a network and a progress as arguments, runs one of them. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        if (arguments.length == 2) {
            System.out.println();
            System.out.println(microsecondsOfAStep(Network.valueOf(arguments[0]), Progress.valueOf(arguments[1])));
            return;
        }
        int rounds = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
        for (Network network : Network.values()) {
            compare(network, rounds);
        }
    }

    private static void compare(Network network, int rounds) throws IOException, InterruptedException {
        List<List<Double>> times = List.of(new ArrayList<>(), new ArrayList<>());
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < CONTENDERS.length; turn++) {
                int contender = (round + turn) % CONTENDERS.length;
                List<String> command =
                        ProcessRunner.java(ProgressCost.class, network.name(), CONTENDERS[contender].name());
                times.get(contender)
                        .add(Double.parseDouble(
                                ProcessRunner.run(command, Map.of()).lastLine()));
            }
            ratios.add(times.get(1).get(round) / times.get(0).get(round));
        }
        System.out.printf(
                Locale.ROOT,
                "%s  off %.2f µs  bar %.2f µs  ratio of a round: median %.4f (%.4f to %.4f)%n",
                network,
                median(times.get(0)),
                median(times.get(1)),
                median(ratios),
                ratios.stream().mapToDouble(ratio -> ratio).min().orElseThrow(),
                ratios.stream().mapToDouble(ratio -> ratio).max().orElseThrow());
    }

    private static double microsecondsOfAStep(Network network, Progress progress) {
        SequentialModel model = network.model();
        model.compile(new Adam(0.001), new MeanSquaredError(), new R2Score());
        Tensor x;
        Tensor y;
        try (Randomness.Scope draws = Randomness.of(1).use()) {
            x = Tensor.randomNormal(network.samples, network.features);
            y = Tensor.randomNormal(network.samples, network.outputs());
        }
        FitOptions options = new FitOptions().epochs(network.epochs()).batchSize(network.batchSize);
        model.fit(x, y, options); // the compiler of the JVM warms up
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        model.fit(x, y, options.progress(progress));
        double seconds = (threads.getCurrentThreadCpuTime() - start) * 1e-9;
        int steps = network.epochs() * ((network.samples + network.batchSize - 1) / network.batchSize);
        return seconds * 1e6 / steps;
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(value -> value).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
