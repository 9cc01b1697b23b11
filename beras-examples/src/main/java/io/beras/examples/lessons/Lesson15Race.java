package io.beras.examples.lessons;

import io.beras.core.GradientTape;
import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.optim.AdaGrad;
import io.beras.optim.Adam;
import io.beras.optim.BasicOptimizer;
import io.beras.optim.RMSProp;
import io.beras.optim.SGD;
import io.beras.plots.Chart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Five optimizers in a long, narrow bowl, x²/20 + y², where the gradient rarely points to the minimum. */
final class Lesson15Race implements Lesson {

    @Override
    public void run(LessonOutput out) throws IOException {
        Map<String, Optimizer> optimizers = new LinkedHashMap<>();
        optimizers.put("gradient descent, rate 0.95", new BasicOptimizer(0.95));
        optimizers.put("momentum 0.9, rate 0.1", new SGD(0.1).momentum(0.9));
        optimizers.put("AdaGrad, rate 1.5", new AdaGrad(1.5));
        optimizers.put("RMSProp, rate 0.4", new RMSProp(0.4));
        optimizers.put("Adam, rate 0.4", new Adam(0.4));

        int steps = out.length(30, 100);
        out.print("Height x²/20 + y² after %d steps from (-7, 2), where it is 6.45:", steps);
        Chart chart = new Chart("Optimizers in a narrow bowl, " + steps + " steps", "x", "y")
                .contours(-8, 8, -4, 4, (x, y) -> x * x / 20 + y * y);
        for (Map.Entry<String, Optimizer> entry : optimizers.entrySet()) {
            Variable x = new Variable("x", Tensor.scalar(-7));
            Variable y = new Variable("y", Tensor.scalar(2));
            List<Double> xs = new ArrayList<>(List.of(x.item()));
            List<Double> ys = new ArrayList<>(List.of(y.item()));
            for (int step = 0; step < steps; step++) {
                try (GradientTape tape = new GradientTape()) {
                    List<Variable> point = List.of(x, y);
                    entry.getValue().applyGradients(point, tape.gradient(height(x, y), point));
                }
                xs.add(x.item());
                ys.add(y.item());
            }
            out.show(entry.getKey(), height(x, y).item());
            chart.path(entry.getKey(), xs, ys);
        }
        out.print(
                "%nAt 0.95 gradient descent crosses the valley at each step; above 1 it diverges, because the curvature is 2.");
        out.print(
                "Momentum adds up the small slope along the valley. The last three divide by the size of past gradients,");
        out.print(
                "so the long axis moves as fast as the short one. Each rate suits its optimizer; others give another order.");
        out.draw("race", chart);
    }

    private static Tensor height(Tensor x, Tensor y) {
        return x.mul(x).div(20).add(y.mul(y));
    }
}
