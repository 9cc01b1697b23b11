package io.beras.examples.lessons;

import io.beras.core.GradientTape;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.plots.Chart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/** Step sizes that are too small, converge, oscillate and diverge: the 2-2-2 network without its activations. */
final class Lesson07StepSizes implements Lesson {

    @Override
    public void run(LessonOutput out) throws IOException {
        out.print(
                "Loss of lesson 5's 2-2-2 network after 1,000 steps, without activations, because they would hide divergence:");
        Chart curves =
                new Chart("One network, six step sizes", "step", "loss").logX().logY();
        for (double learningRate : new double[] {1e-6, 1e-2, 1, 6, 8, 20}) {
            String name = "step size " + LessonOutput.text(learningRate, 2);
            List<Double> losses = losses(learningRate, 1000);
            out.show(name, losses.get(999));
            curves.line(name, losses);
        }
        List<Double> oscillating = losses(8, 1000);
        out.show("step size 8, one step earlier", oscillating.get(998));
        out.show("step size 8, two steps earlier", oscillating.get(997));
        out.draw("step-sizes", curves);

        out.print(
                "%nThe losses after 300 steps, for step sizes from 6.5 to 8.5: first one value, then two alternating values,");
        out.print("then no limit:");
        List<Double> rates = new ArrayList<>();
        List<Double> visited = new ArrayList<>();
        int columns = out.length(50, 400);
        for (int i = 0; i <= columns; i++) {
            double learningRate = 6.5 + 2.0 * i / columns;
            for (double loss : losses(learningRate, 332).subList(300, 332)) {
                rates.add(learningRate);
                visited.add(loss);
            }
        }
        out.draw(
                "bifurcation",
                new Chart("Losses of late steps, by step size", "step size", "loss of steps 301 to 332")
                        .dots("loss", rates, visited));
    }

    private static List<Double> losses(double learningRate, int steps) {
        Tensor x = TwoTwoTwoNetwork.X.cast(DataType.FLOAT);
        Tensor y = TwoTwoTwoNetwork.Y.cast(DataType.FLOAT);
        Variable w1 = new Variable("w1", TwoTwoTwoNetwork.W1.cast(DataType.FLOAT));
        Variable w2 = new Variable("w2", TwoTwoTwoNetwork.W2.cast(DataType.FLOAT));
        List<Double> losses = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            try (StepScope scope = new StepScope(); // the next step reuses its memory: ten times as fast here
                    GradientTape tape = new GradientTape()) {
                Tensor loss = x.matmul(w1).matmul(w2).sub(y).pow(2).sum().mul(0.5);
                List<Tensor> gradients = tape.gradient(loss, List.of(w1, w2));
                w1.assignSub(gradients.get(0).mul(learningRate));
                w2.assignSub(gradients.get(1).mul(learningRate));
                losses.add(loss.item());
            }
        }
        return losses;
    }
}
