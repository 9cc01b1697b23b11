package io.beras.examples.lessons;

import io.beras.activations.Tanh;
import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.layers.Dense;
import io.beras.models.SequentialModel;
import io.beras.optim.Adam;
import io.beras.plots.Chart;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** Double backpropagation: a loss that contains a gradient, as in the critic of WGAN-GP. */
final class Lesson14GradientPenalty implements Lesson {

    private final Tensor real = Tensor.randomNormal(256, 1).mul(0.5).add(2);
    private final Tensor fake = Tensor.randomNormal(256, 1).mul(0.5).sub(2);

    @Override
    public void run(LessonOutput out) throws IOException {
        out.print("y = x², z = (dy/dx)³ + y = 8x³ + x², so dz/dx = 24x² + 2x. At x = 2:");
        Variable x = new Variable("x", Tensor.scalar(2));
        try (GradientTape outer = new GradientTape()) {
            Tensor y;
            Tensor slope;
            try (GradientTape inner = new GradientTape()) {
                y = x.mul(x);
                slope = inner.gradient(y, x);
            }
            out.show("dz/dx", outer.gradient(slope.pow(3).add(y), x).item());
        }

        out.print("%nA critic D should be high for real samples, N(2, ½²), and low for fake samples, N(-2, ½²). So it");
        out.print("maximises d = mean D(real) - mean D(fake), minus a penalty 100·(|D'| - 1)² between the samples.");
        out.print("A line of slope s has d = 4s, so s = 1 + 4 / 200 = 1.02 is best. Without the penalty:");
        SequentialModel without = train(out, "without", 0);
        out.print("%nWith the penalty:");
        SequentialModel with = train(out, "with", 100);
        double[] t = IntStream.rangeClosed(-40, 40).mapToDouble(i -> i / 10.0).toArray();
        Tensor grid = Tensor.of(t).reshape(t.length, 1);
        Tensor smaller = without.predict(grid).div(30);
        out.draw(
                "critic",
                new Chart("A critic without and with a gradient penalty", "x", "D(x)")
                        .line("without, divided by 30", t, smaller.toDoubleArray())
                        .line("with", t, with.predict(grid).toDoubleArray()));
    }

    private SequentialModel train(LessonOutput out, String name, double weight) {
        SequentialModel critic = new SequentialModel(new Dense(1, 32), new Tanh(), new Dense(32, 1));
        Adam optimizer = new Adam(0.01);
        List<Variable> variables = critic.trainableVariables();
        for (int step = 0; step < 400; step++) {
            try (GradientTape outer = new GradientTape()) {
                Tensor d = critic.call(real).mean().sub(critic.call(fake).mean());
                Tensor penalty = slopes(critic).abs().sub(1).pow(2).mean();
                Tensor loss = penalty.mul(weight).sub(d);
                optimizer.applyGradients(variables, outer.gradient(loss, variables));
            }
        }
        out.show(
                name + ": d",
                critic.call(real).mean().sub(critic.call(fake).mean()).item());
        out.show(name + ": mean slope", slopes(critic).mean().item());
        return critic;
    }

    /** Returns the slope of the critic at random points between the real and the fake samples. */
    private Tensor slopes(SequentialModel critic) {
        Tensor fraction = Tensor.randomUniform(256, 1);
        Tensor between = fake.add(real.sub(fake).mul(fraction));
        try (GradientTape inner = new GradientTape()) {
            inner.watch(between);
            return inner.gradient(critic.call(between), between);
        }
    }
}
