package io.beras.examples.lessons;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.plots.tape.TapeDrawing;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The gradient tape: the chain rule by hand for c = Σ (x∘y + z), CS231n's first graph, and the same by a tape. */
final class Lesson02Tape implements Lesson {

    @Override
    public void run(LessonOutput out) throws IOException {
        Tensor x = Tensor.randomNormal(3, 4);
        Tensor y = Tensor.randomNormal(3, 4);
        Tensor z = Tensor.randomNormal(3, 4);
        out.print("a = x∘y, b = a + z, c = Σ b, with x, y and z of shape (3, 4)");

        // By hand, from the last operation to the first: the gradient of the output times the local gradient
        Tensor gradC = Tensor.scalar(1);
        Tensor gradB = gradC.broadcastTo(3, 4); // c = Σ b: each element of b counts once
        Tensor gradA = gradB; // b = a + z
        Tensor gradZ = gradB;
        Tensor gradX = gradA.mul(y); // a = x∘y
        Tensor gradY = gradA.mul(x);

        // By a tape, which records a, b and c and computes their gradients in reverse order; it is persistent for the
        // page
        try (GradientTape tape = new GradientTape(true)) {
            List.of(x, y, z).forEach(tape::watch);
            Tensor a = x.mul(y);
            Tensor b = a.add(z);
            Tensor c = b.sum();
            List<Tensor> gradients = tape.gradient(c, List.of(x, y, z));

            out.show("c", c.item());
            out.print("%ndc/dx by the tape, a %s%n%ny, a %s%n", gradients.get(0), y);
            out.print("Largest difference between the tape and the chain rule by hand:");
            out.show("of dc/dx, which is y", difference(gradients.get(0), gradX));
            out.show("of dc/dy, which is x", difference(gradients.get(1), gradY));
            out.show("of dc/dz, which is 1", difference(gradients.get(2), gradZ));
            out.show("dc/dx against y itself", difference(gradX, y));
            out.page("tape", TapeDrawing.of(tape, c, new TreeMap<>(Map.of("x", x, "y", y, "z", z))));
        }
    }

    private static double difference(Tensor a, Tensor b) {
        return a.sub(b).abs().max().item();
    }
}
