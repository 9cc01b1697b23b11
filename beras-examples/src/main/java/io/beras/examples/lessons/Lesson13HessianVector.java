package io.beras.examples.lessons;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.plots.Chart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/** Newton's method for logistic regression without the Hessian matrix H: H·v is the gradient of gᵀ·v. */
final class Lesson13HessianVector implements Lesson {

    private static final int FEATURES = 20;

    private final Tensor x = random(200, FEATURES);
    private final Tensor truth = random(FEATURES, 1);
    private final Tensor sign =
            x.matmul(truth).add(random(200, 1)).greater(0).mul(2).sub(1);
    private final Variable w = new Variable("w", truth.mul(0));

    @Override
    public void run(LessonOutput out) throws IOException {
        out.print("L(w) = mean of log(1 + exp(-y·x·w)) + 0.005·|w|², 200 samples, %d features, y = ±1", FEATURES);
        Tensor v = random(FEATURES, 1);
        Tensor product = hessianTimes(v);
        Tensor before = gradient();
        w.assign(v.mul(1e-6));
        Tensor quotient = gradient().sub(before).div(1e-6);
        out.show(
                "H·v against a difference of gradients",
                product.sub(quotient).abs().max().item());

        List<Double> newton = lengths(10, () -> w.assignSub(ConjugateGradients.solve(this::hessianTimes, gradient())));
        List<Double> descent = lengths(out.length(200, 2_000), () -> w.assignSub(gradient()));
        out.show("Newton: length of g after 10 steps", newton.get(10));
        out.show("descent: length of g after " + (descent.size() - 1) + " steps", descent.get(descent.size() - 1));
        out.draw(
                "logistic",
                new Chart("Logistic regression: length of the gradient", "steps + 1", "|g|")
                        .logX()
                        .logY()
                        .line("Newton, by Hessian-vector products", newton)
                        .line("gradient descent, learning rate 1", descent));
    }

    private List<Double> lengths(int steps, Runnable step) {
        w.assign(truth.mul(0));
        List<Double> lengths = new ArrayList<>(List.of(length(gradient())));
        for (int i = 0; i < steps; i++) {
            step.run();
            lengths.add(length(gradient()));
        }
        return lengths;
    }

    private Tensor gradient() {
        try (GradientTape tape = new GradientTape()) {
            Tensor margin = x.matmul(w).mul(sign);
            Tensor loss =
                    margin.neg().exp().add(1).log().mean().add(w.mul(w).sum().mul(0.005));
            return tape.gradient(loss, w);
        }
    }

    private Tensor hessianTimes(Tensor v) {
        try (GradientTape outer = new GradientTape()) {
            Tensor g = gradient(); // uses an inner tape, whose operations the outer tape records
            return outer.gradient(g.mul(v).sum(), w);
        }
    }

    private static double length(Tensor a) {
        return Math.sqrt(a.mul(a).sum().item());
    }

    private static Tensor random(int rows, int columns) {
        return Tensor.randomNormal(rows, columns).cast(DataType.DOUBLE);
    }
}
