package io.beras.examples.lessons;

import io.beras.activations.ReLU;
import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.layers.Dense;
import io.beras.layers.Initializer;
import io.beras.losses.MeanSquaredError;
import io.beras.losses.Reduction;
import io.beras.models.FitOptions;
import io.beras.models.SequentialModel;
import io.beras.optim.BasicOptimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** CS231n's TensorFlow 1 programs: plain Java and a tape replace the session, its feeds, assignments and groups. */
final class Lesson22TensorFlowPrograms implements Lesson {

    private static final int STEPS = 50;
    private static final double LEARNING_RATE = 1e-5;

    private final Tensor x = Tensor.randomNormal(64, 1000); // a placeholder is an argument, a feed is a call
    private final Tensor y = Tensor.randomNormal(64, 1000);
    private final Tensor initial1 = Tensor.randomNormal(1000, 100);
    private final Tensor initial2 = Tensor.randomNormal(100, 1000);
    private final MeanSquaredError rowSums = new MeanSquaredError(Reduction.BATCH_MEAN);

    @Override
    public void run(LessonOutput out) {
        out.print("64 random samples, 1000 → 100 → 1000, ReLU, mean of row sums, learning rate 1e-5, 50 steps:");
        out.print(
                "A session of TensorFlow 1 computes only what its result needs. For the loss alone, it leaves out the");
        out.print(
                "update of the weights, so the loss stays the same. With w.assign among the results, the loss falls.");
        List<Double> pruned = descend((weights, gradients) -> {}); // the session never runs the updates
        out.show("loss only, the update pruned: first", pruned.get(0));
        out.show("loss only, the update pruned: last", pruned.get(STEPS - 1));
        out.show(
                "w.assign in a loop: last",
                descend(Lesson22TensorFlowPrograms::assign).get(STEPS - 1));
        List<Double> optimized = descend(new BasicOptimizer(LEARNING_RATE)::applyGradients);
        out.show("GradientDescentOptimizer: last", optimized.get(STEPS - 1));

        out.print("%nlayers.dense with He weights, and Keras's compile and fit; the loss is the mean of all squares:");
        SequentialModel dense = model(Initializer.KAIMING_NORMAL);
        out.show("tf.layers: first loss", dense.evaluate(x, y, 64).loss());
        for (int step = 0; step < STEPS; step++) {
            dense.batchStep(x, y, true);
        }
        out.show("tf.layers: last loss", dense.evaluate(x, y, 64).loss());
        SequentialModel keras = model(Initializer.XAVIER_UNIFORM);
        out.show("Keras: first loss", keras.evaluate(x, y, 64).loss());
        keras.fit(x, y, new FitOptions().epochs(STEPS).batchSize(64));
        out.show("Keras: last loss", keras.evaluate(x, y, 64).loss());
        out.print("A mean over 64,000 elements has small gradients: with 1e-5 these two losses hardly change.");
    }

    private List<Double> descend(BiConsumer<List<Variable>, List<Tensor>> update) {
        List<Variable> weights = List.of(new Variable("w1", initial1), new Variable("w2", initial2));
        List<Double> losses = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            try (GradientTape tape = new GradientTape()) {
                Tensor loss = rowSums.call(x.matmul(weights.get(0)).relu().matmul(weights.get(1)), y);
                update.accept(weights, tape.gradient(loss, weights));
                losses.add(loss.item());
            }
        }
        return losses;
    }

    /** Updates as in the graph: new_w1 = w1.assign(w1 - learning_rate * grad_w1), and the same for w2. */
    private static void assign(List<Variable> weights, List<Tensor> gradients) {
        for (int i = 0; i < weights.size(); i++) {
            weights.get(i).assign(weights.get(i).sub(gradients.get(i).mul(LEARNING_RATE)));
        }
    }

    private static SequentialModel model(Initializer first) {
        SequentialModel model =
                new SequentialModel(new Dense(1000, 100, first), new ReLU(), new Dense(100, 1000, first));
        model.compile(new BasicOptimizer(LEARNING_RATE), new MeanSquaredError());
        return model;
    }
}
