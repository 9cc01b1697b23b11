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

/** Double backprop: a loss that contains a gradient, as the critic of WGAN-GP has it. */
final class Lesson14GradientPenalty implements Lesson {

    private final Tensor real = Tensor.randomNormal(256, 1).mul(0.5).add(2);
    private final Tensor fake = Tensor.randomNormal(256, 1).mul(0.5).sub(2);

    @Override
    public void teach(LessonOutput page) throws IOException {
        page.say("y = x², z = (dy/dx)³ + y = 8x³ + x², so dz/dx = 24x² + 2x. At x = 2:");
        Variable x = new Variable("x", Tensor.scalar(2));
        try (GradientTape outer = new GradientTape()) {
            Tensor y;
            Tensor slope;
            try (GradientTape inner = new GradientTape()) {
                y = x.mul(x);
                slope = inner.gradient(y, x);
            }
            page.show("dz/dx", outer.gradient(slope.pow(3).add(y), x).item());
        }

        page.say("%nA critic D shall be high for real samples, N(2, ½²), low for false ones, N(-2, ½²): it maximises");
        page.say(
                "d = mean D(real) - mean D(false), less 100·(|D'| - 1)² between them. A line of slope s has d = 4s, so");
        page.say("s = 1 + 4 / 200 = 1.02 is best, and d tells how far apart the samples are. Without a penalty:");
        SequentialModel free = train(page, "without", 0);
        page.say("%nWith it:");
        SequentialModel held = train(page, "with", 100);
        double[] t = IntStream.rangeClosed(-40, 40).mapToDouble(i -> i / 10.0).toArray();
        Tensor grid = Tensor.of(t).reshape(t.length, 1);
        Tensor smaller = free.predict(grid).div(30);
        page.draw(
                "critic",
                new Chart("A critic without and with a gradient penalty", "x", "D(x)")
                        .line("without, divided by 30", t, smaller.toDoubleArray())
                        .line("with", t, held.predict(grid).toDoubleArray()));
    }

    private SequentialModel train(LessonOutput page, String name, double weight) {
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
        page.show(
                name + ": d",
                critic.call(real).mean().sub(critic.call(fake).mean()).item());
        page.show(name + ": mean slope", slopes(critic).mean().item());
        return critic;
    }

    /** The slope of the critic at random places between the real and the false samples. */
    private Tensor slopes(SequentialModel critic) {
        Tensor share = Tensor.randomUniform(256, 1);
        Tensor between = fake.add(real.sub(fake).mul(share));
        try (GradientTape inner = new GradientTape()) {
            inner.watch(between);
            return inner.gradient(critic.call(between), between);
        }
    }
}
