package io.beras.examples.lessons;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import java.util.List;

/** The tape: the chain rule by hand for c = Σ (x∘y + z), CS231n's first graph, and the tape that does the same. */
final class Lesson02Tape implements Lesson {

    @Override
    public void teach(LessonOutput page) {
        Tensor x = Tensor.randomNormal(3, 4);
        Tensor y = Tensor.randomNormal(3, 4);
        Tensor z = Tensor.randomNormal(3, 4);
        page.say("a = x∘y, b = a + z, c = Σ b, with x, y and z of shape (3, 4)");

        // By hand, from the end to the beginning: the gradient of what came out, times how it was made
        Tensor gradC = Tensor.scalar(1);
        Tensor gradB = gradC.broadcastTo(3, 4); // c = Σ b: each element of b counts once
        Tensor gradA = gradB; // b = a + z
        Tensor gradZ = gradB;
        Tensor gradX = gradA.mul(y); // a = x∘y
        Tensor gradY = gradA.mul(x);

        // By a tape, which remembers a, b and c and goes back over them
        try (GradientTape tape = new GradientTape()) {
            List.of(x, y, z).forEach(tape::watch);
            Tensor a = x.mul(y);
            Tensor b = a.add(z);
            Tensor c = b.sum();
            List<Tensor> gradients = tape.gradient(c, List.of(x, y, z));

            page.show("c", c.item());
            page.say("%ndc/dx by the tape, a %s%n%ny, a %s%n", gradients.get(0), y);
            page.say("Largest difference between the tape and the chain rule by hand:");
            page.show("of dc/dx, which is y", difference(gradients.get(0), gradX));
            page.show("of dc/dy, which is x", difference(gradients.get(1), gradY));
            page.show("of dc/dz, which is 1", difference(gradients.get(2), gradZ));
        }
        page.show("dc/dx against y itself", difference(gradX, y));
    }

    private static double difference(Tensor a, Tensor b) {
        return a.sub(b).abs().max().item();
    }
}
