package io.beras.examples.lessons;

import io.beras.activations.ReLU;
import io.beras.core.GradientTape;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.data.Batch;
import io.beras.data.DataLoader;
import io.beras.data.Dataset;
import io.beras.layers.Dense;
import io.beras.losses.MeanSquaredError;
import io.beras.models.Model;
import io.beras.models.SequentialModel;
import io.beras.optim.Adam;
import java.util.ArrayList;
import java.util.List;

/** CS231n's PyTorch programs: autograd, nn with an optimizer, and a DataLoader. */
final class Lesson23PyTorchPrograms implements Lesson {

    private final Tensor x = Tensor.randomNormal(64, 1000);
    private final Tensor y = Tensor.randomNormal(64, 10);
    private final MeanSquaredError meanSquares = new MeanSquaredError();

    @Override
    public void run(LessonOutput out) {
        int steps = out.length(100, 500);
        out.print("64 random samples, 1000 → 100 → 10. Autograd, Σ (ŷ - y)², learning rate 1e-6, %d steps:", steps);
        Variable w1 = new Variable("w1", Tensor.randomNormal(1000, 100));
        Variable w2 = new Variable("w2", Tensor.randomNormal(100, 10));
        List<Double> losses = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            try (GradientTape tape = new GradientTape()) { // no grad.zero_(): each tape starts empty
                Tensor squares = x.matmul(w1).relu().matmul(w2).sub(y).pow(2).sum();
                List<Tensor> gradients = tape.gradient(squares, List.of(w1, w2));
                try (GradientTape.Pause noGrad = GradientTape.pause()) {
                    w1.assignSub(gradients.get(0).mul(1e-6));
                    w2.assignSub(gradients.get(1).mul(1e-6));
                }
                losses.add(squares.item());
            }
        }
        out.show("autograd: first loss", losses.get(0));
        out.show("autograd: last loss", losses.get(steps - 1));

        out.print("%nnn.Sequential, mse_loss, Adam with learning rate 1e-4, %d steps:", steps);
        Model model = new SequentialModel(new Dense(1000, 100), new ReLU(), new Dense(100, 10));
        Adam adam = new Adam(1e-4);
        out.show("nn: first loss", loss(model));
        for (int step = 0; step < steps; step++) {
            train(model, adam, new Batch(x, y));
        }
        out.show("nn: last loss", loss(model));

        out.print("%nTwoLayerNet, DataLoader with batches of 8, Adam with learning rate 1e-2, 20 epochs:");
        Model twoLayers = new TwoLayerNet(1000, 100, 10);
        Adam faster = new Adam(1e-2);
        DataLoader loader = new DataLoader(Dataset.of(x, y), 8);
        out.show("DataLoader: first loss", loss(twoLayers));
        for (int epoch = 0; epoch < 20; epoch++) {
            for (Batch batch : loader.epoch(epoch)) {
                train(twoLayers, faster, batch);
            }
        }
        out.show("DataLoader: last loss", loss(twoLayers));
    }

    private void train(Model model, Adam optimizer, Batch batch) {
        try (StepScope scope = new StepScope();
                GradientTape tape = new GradientTape()) {
            Tensor loss = meanSquares.call(model.call(batch.x()), batch.y());
            optimizer.applyGradients(model.trainableVariables(), tape.gradient(loss, model.trainableVariables()));
        }
    }

    private double loss(Model model) {
        return meanSquares.call(model.predict(x), y).item();
    }
}
