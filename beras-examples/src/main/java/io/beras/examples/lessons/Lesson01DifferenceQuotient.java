package io.beras.examples.lessons;

import io.beras.plots.Chart;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A derivative by hand: with a large h the difference quotient is inexact, with a small h rounding dominates. */
final class Lesson01DifferenceQuotient implements Lesson {

    @Override
    public void run(LessonOutput out) throws IOException {
        double x = 1;
        double exact = -2 * x * f(x);
        out.print("f(x) = exp(-x²) has the derivative f'(x) = -2x · exp(-x²). At x = 1:");
        out.show("f'(x) by its formula", exact);

        out.print(
                "%n  %-6s  %-19s  %-8s  %-22s  %s",
                "h", "(f(x+h) - f(x)) / h", "error", "(f(x+h) - f(x-h)) / 2h", "error");
        double[] h =
                IntStream.rangeClosed(1, 15).mapToDouble(k -> Math.pow(10, -k)).toArray();
        double[] forwardError = new double[h.length];
        double[] centralError = new double[h.length];
        for (int i = 0; i < h.length; i++) {
            double forward = (f(x + h[i]) - f(x)) / h[i];
            double central = (f(x + h[i]) - f(x - h[i])) / (2 * h[i]);
            forwardError[i] = Math.abs(forward - exact);
            centralError[i] = Math.abs(central - exact);
            out.print(
                    "  %-6.0e  %-19.15f  %-8.1e  %-22.15f  %.1e",
                    h[i], forward, forwardError[i], central, centralError[i]);
        }

        out.print(
                "%nFrom row to row, the error falls to a tenth (forward) or to a hundredth (central), until rounding dominates:");
        out.print("the error of f is about 1e-16, and the quotient divides this error by h.");
        out.show("smallest error, forward", Arrays.stream(forwardError).min().orElseThrow());
        out.show("smallest error, central", Arrays.stream(centralError).min().orElseThrow());
        out.show("error of both at the smallest h", centralError[h.length - 1]);
        out.draw(
                "derivative",
                new Chart("Two difference quotients of exp(-x²) at 1", "h", "error")
                        .logX()
                        .logY()
                        .path("forward: (f(x+h) - f(x)) / h", h, forwardError)
                        .path("central: (f(x+h) - f(x-h)) / 2h", h, centralError));
    }

    private static double f(double x) {
        return Math.exp(-x * x);
    }
}
