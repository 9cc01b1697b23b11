package io.beras.examples.lessons;

import io.beras.activations.ReLU;
import io.beras.core.GradientTape;
import io.beras.core.Optimizer;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import io.beras.layers.Dense;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.models.SequentialModel;
import io.beras.optim.Adam;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process that trains for 20,000 steps and prints its memory and its heap after 1,000 steps and at the end. */
final class LongTraining {

    private static final int WARM = 1_000;
    private static final int STEPS = 20_000;
    private static final int BATCH = 32;

    private final SequentialModel model = new SequentialModel(new Dense(784, 32), new ReLU(), new Dense(32, 10));
    private final SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy();
    private final Optimizer optimizer = new Adam(0.001);
    private final Tensor x = Tensor.randomNormal(BATCH, 784);
    private final Tensor y = x.slice(1, 0, 10).argMax(1);

    private LongTraining() {
        model.compile(optimizer, loss);
    }

    public static void main(String[] arguments) throws IOException {
        Randomness.setSeed(1);
        LongTraining training = new LongTraining();
        Runnable step = arguments[0].equals("batchStep") ? training::batchStep : training::stepByHand;
        for (int i = 1; i <= STEPS; i++) {
            step.run();
            if (i == WARM || i == STEPS) {
                report();
            }
        }
    }

    private void batchStep() {
        model.batchStep(x, y, true);
    }

    private void stepByHand() {
        try (StepScope step = new StepScope();
                GradientTape tape = new GradientTape()) {
            Tensor value = loss.call(model.call(x), y);
            var variables = model.trainableVariables();
            optimizer.applyGradients(variables, tape.gradient(value, variables));
        }
    }

    /** Prints the memory after a garbage collection, because garbage is not growth. */
    private static void report() throws IOException {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .forEach(System.out::println);
        System.out.println("heap: " + (runtime.totalMemory() - runtime.freeMemory() >> 10) + " kB");
    }
}
