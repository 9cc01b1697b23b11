package io.beras.examples.lessons;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.plots.Chart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A line fitted to 100 noisy points: gradient descent finds the same line as the formula of least squares. */
final class Lesson03Line implements Lesson {

    private static final int STEPS = 300;
    private static final double LEARNING_RATE = 0.5;

    @Override
    public void run(LessonOutput out) throws IOException {
        Tensor x = Tensor.randomUniform(100, 1);
        Tensor y = x.mul(2).add(5).add(Tensor.randomUniform(100, 1));
        out.print(
                "100 points y = 2x + 5 + noise from [0, 1); the model is ŷ = x·w + b, the loss the mean of (ŷ - y)².");

        Variable w = new Variable("w", Tensor.zeros(1, 1));
        Variable b = new Variable("b", Tensor.zeros(1));
        List<Double> losses = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            try (GradientTape tape = new GradientTape()) {
                Tensor loss = x.matmul(w).add(b).sub(y).pow(2).mean();
                List<Tensor> gradients = tape.gradient(loss, List.of(w, b));
                w.assignSub(gradients.get(0).mul(LEARNING_RATE));
                b.assignSub(gradients.get(1).mul(LEARNING_RATE));
                losses.add(loss.item());
            }
        }
        out.show("loss at the first step", losses.get(0));
        out.show("loss at the last step", losses.get(STEPS - 1));
        out.show("w by descent", w.item());
        out.show("b by descent", b.item());

        // The minimum of least squares is at w = cov(x, y) / var(x), b = mean(y) - w·mean(x).
        Tensor deviation = x.sub(x.mean());
        double slope = deviation.mul(y).mean().div(deviation.pow(2).mean()).item();
        out.show("w by formula", slope);
        out.show("b by formula", y.mean().item() - slope * x.mean().item());

        double[] ends = {0, 1};
        out.draw(
                "line",
                new Chart("A line by gradient descent", "x", "y")
                        .dots("data", x.toDoubleArray(), y.toDoubleArray())
                        .line("ŷ = x·w + b", ends, new double[] {b.item(), w.item() + b.item()}));
    }
}
