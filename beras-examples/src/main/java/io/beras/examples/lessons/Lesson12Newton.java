package io.beras.examples.lessons;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.plots.Chart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/** Newton's method on Rosenbrock's function: a tape inside a tape gives the second derivatives. */
final class Lesson12Newton implements Lesson {

    private final Variable x = new Variable("x", scalar(0));
    private final Variable y = new Variable("y", scalar(0));
    private final List<Variable> point = List.of(x, y);

    @Override
    public void run(LessonOutput out) throws IOException {
        out.print("f(x, y) = 100·(y - x²)² + (1 - x)² has its minimum 0 at (1, 1), in a valley; start at (-1.2, 1):");
        Chart chart = new Chart("Rosenbrock's valley", "x", "y").contours(-1.6, 1.6, -3.6, 2, Lesson12Newton::height);
        minimise(out, chart, "gradient descent", this::gradientStep, out.length(2_000, 50_000));
        minimise(out, chart, "Newton", this::newtonStep, 7);
        out.draw("newton", chart);
    }

    private void minimise(LessonOutput out, Chart chart, String name, Runnable step, int steps) {
        x.assign(scalar(-1.2));
        y.assign(scalar(1));
        List<Double> xs = new ArrayList<>(List.of(x.item()));
        List<Double> ys = new ArrayList<>(List.of(y.item()));
        for (int i = 0; i < steps; i++) {
            step.run();
            xs.add(x.item());
            ys.add(y.item());
        }
        out.show(name + ": steps", steps);
        out.show(name + ": distance from (1, 1)", Math.hypot(x.item() - 1, y.item() - 1));
        chart.path(name + ", " + steps + " steps", xs, ys);
    }

    private void gradientStep() {
        try (GradientTape tape = new GradientTape()) {
            List<Tensor> gradient = tape.gradient(f(), point);
            x.assignSub(gradient.get(0).mul(1e-3));
            y.assignSub(gradient.get(1).mul(1e-3));
        }
    }

    /** Moves by -H⁻¹·g, to the minimum of the quadratic function with the same gradient g and Hessian H. */
    private void newtonStep() {
        try (GradientTape outer = new GradientTape(true)) {
            List<Tensor> g;
            try (GradientTape inner = new GradientTape()) {
                g = inner.gradient(f(), point);
            }
            List<Tensor> hx = outer.gradient(g.get(0), point); // ∂²f/∂x², ∂²f/∂x∂y
            List<Tensor> hy = outer.gradient(g.get(1), point); // ∂²f/∂y∂x, ∂²f/∂y²
            Tensor determinant = hx.get(0).mul(hy.get(1)).sub(hx.get(1).mul(hy.get(0)));
            Tensor dx = hy.get(1).mul(g.get(0)).sub(hx.get(1).mul(g.get(1))).div(determinant);
            Tensor dy = hx.get(0).mul(g.get(1)).sub(hy.get(0).mul(g.get(0))).div(determinant);
            x.assignSub(dx);
            y.assignSub(dy);
        }
    }

    private Tensor f() {
        Tensor bend = y.sub(x.mul(x));
        return bend.square().mul(100).add(scalar(1).sub(x).square());
    }

    private static double height(double x, double y) {
        return 100 * Math.pow(y - x * x, 2) + Math.pow(1 - x, 2);
    }

    private static Tensor scalar(double value) {
        return Tensor.scalar(DataType.DOUBLE, value);
    }
}
