package io.beras.examples.steps;

import io.beras.activations.ReLU;
import io.beras.core.GradientTape;
import io.beras.core.Optimizer;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.layers.Dense;
import io.beras.layers.Initializer;
import io.beras.losses.MeanSquaredError;
import io.beras.losses.Reduction;
import io.beras.models.FitOptions;
import io.beras.models.SequentialModel;
import io.beras.optim.BasicOptimizer;
import java.util.List;

/**
 * CS231n's TensorFlow programs: what a session fed, assigned, grouped and pruned is here plain Java around a tape.
 *
 * <p>A graph that is built once and run often has no counterpart: each step runs anew.
 */
final class Step22TensorFlow implements Lesson {

    private static final int STEPS = 50;
    private static final double LEARNING_RATE = 1e-5;

    private final Tensor x = Tensor.randomNormal(64, 1000); // placeholders are arguments, feeding them is calling
    private final Tensor y = Tensor.randomNormal(64, 1000);
    private final Tensor initial1 = Tensor.randomNormal(1000, 100);
    private final Tensor initial2 = Tensor.randomNormal(100, 1000);
    private final MeanSquaredError rowSums = new MeanSquaredError(Reduction.BATCH_MEAN);

    @Override
    public void teach(Notebook page) {
        page.say("64 random samples, 1000 → 100 → 1000, ReLU, mean of row sums, learning rate 1e-5, 50 steps:");
        Optimizer none = new BasicOptimizer(0); // an update nobody ran: TensorFlow computed the loss alone
        page.show("loss only, the update pruned: first", descend(none, 1));
        page.show("loss only, the update pruned: last", descend(none, STEPS));
        page.show("w.assign in a loop: last", assign());
        page.show("GradientDescentOptimizer: last", descend(new BasicOptimizer(LEARNING_RATE), STEPS));

        page.say("%nlayers.dense with He weights, and Keras's compile and fit; the mean of all squares as the loss:");
        SequentialModel dense = model(Initializer.KAIMING_NORMAL);
        page.show("tf.layers: first loss", dense.evaluate(x, y, 64).loss());
        for (int step = 0; step < STEPS; step++) {
            dense.batchStep(x, y, true);
        }
        page.show("tf.layers: last loss", dense.evaluate(x, y, 64).loss());
        SequentialModel keras = model(Initializer.XAVIER_UNIFORM);
        page.show("Keras: first loss", keras.evaluate(x, y, 64).loss());
        keras.fit(x, y, new FitOptions().epochs(STEPS).batchSize(64));
        page.show("Keras: last loss", keras.evaluate(x, y, 64).loss());
        page.say("A mean over 64,000 elements is small, and so are its gradients: 1e-5 hardly moves these two.");
    }

    /** The program whose graph holds the updates: new_w1 = w1.assign(w1 - learning_rate * grad_w1). */
    private double assign() {
        Variable w1 = new Variable("w1", initial1);
        Variable w2 = new Variable("w2", initial2);
        double last = 0;
        for (int step = 0; step < STEPS; step++) {
            try (StepScope scope = new StepScope();
                    GradientTape tape = new GradientTape()) {
                Tensor loss = rowSums.call(x.matmul(w1).relu().matmul(w2), y);
                List<Tensor> gradients = tape.gradient(loss, List.of(w1, w2));
                w1.assign(w1.sub(gradients.get(0).mul(LEARNING_RATE)));
                w2.assign(w2.sub(gradients.get(1).mul(LEARNING_RATE)));
                last = loss.item();
            }
        }
        return last;
    }

    private double descend(Optimizer optimizer, int steps) {
        List<Variable> weights = List.of(new Variable("w1", initial1), new Variable("w2", initial2));
        double last = 0;
        for (int step = 0; step < steps; step++) {
            try (StepScope scope = new StepScope();
                    GradientTape tape = new GradientTape()) {
                Tensor loss = rowSums.call(x.matmul(weights.get(0)).relu().matmul(weights.get(1)), y);
                optimizer.applyGradients(weights, tape.gradient(loss, weights));
                last = loss.item();
            }
        }
        return last;
    }

    private static SequentialModel model(Initializer initializer) {
        SequentialModel model =
                new SequentialModel(new Dense(1000, 100, initializer), new ReLU(), new Dense(100, 1000, initializer));
        model.compile(new BasicOptimizer(LEARNING_RATE), new MeanSquaredError());
        return model;
    }
}
