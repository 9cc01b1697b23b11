package io.beras.examples.lessons;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.plots.Chart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** CS231n's two-layer network by hand: each line of the backward pass belongs to a line of the forward pass. */
final class Lesson21TwoLayersByHand implements Lesson {

    private static final double LEARNING_RATE = 1e-6;

    @Override
    public void run(LessonOutput out) throws IOException {
        out.print("64 random samples, 1000 → 100 → 10, ReLU, L = Σ (ŷ - y)², learning rate 1e-6.");
        Tensor x = Tensor.randomNormal(64, 1000);
        Tensor y = Tensor.randomNormal(64, 10);
        Variable w1 = new Variable("w1", Tensor.randomNormal(1000, 100));
        Variable w2 = new Variable("w2", Tensor.randomNormal(100, 10));
        Tensor ofTape = byTape(x, y, w1, w2);

        List<Double> losses = new ArrayList<>();
        for (int step = 0; step < out.length(100, 500); step++) {
            Tensor h = x.matmul(w1);
            Tensor hRelu = h.relu();
            Tensor yHat = hRelu.matmul(w2);
            Tensor difference = yHat.sub(y);
            losses.add(difference.pow(2).sum().item());

            Tensor gradYHat = difference.mul(2); // L = Σ (ŷ - y)²
            Tensor gradW2 = hRelu.transposeMatmul(gradYHat); // ŷ = hRelu·w2
            Tensor gradHRelu = gradYHat.matmulTranspose(w2);
            Tensor gradH = gradHRelu.mul(h.greater(0)); // hRelu = max(h, 0)
            Tensor gradW1 = x.transposeMatmul(gradH); // h = x·w1

            if (step == 0) {
                out.show(
                        "dL/dw1 by hand against the tape",
                        gradW1.sub(ofTape).abs().max().item());
                out.show("its largest element", ofTape.abs().max().item());
            }
            w1.assignSub(gradW1.mul(LEARNING_RATE));
            w2.assignSub(gradW2.mul(LEARNING_RATE));
        }
        out.show("loss at the first step", losses.get(0));
        out.show("loss at the last step", losses.get(losses.size() - 1));
        out.draw(
                "by-hand",
                new Chart("Two layers by hand", "step", "loss").logY().line("Σ (ŷ - y)²", losses));
    }

    private static Tensor byTape(Tensor x, Tensor y, Variable w1, Variable w2) {
        try (GradientTape tape = new GradientTape()) {
            return tape.gradient(x.matmul(w1).relu().matmul(w2).sub(y).pow(2).sum(), w1);
        }
    }
}
