package io.beras.autograder.checks;

import static io.beras.autograder.checks.Causes.named;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.autograder.CheckFailure;
import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What the gradient check notices besides wrong values reaches the student, although forward is the reference's. */
class GradientMethodProbesTest {

    @TestFactory
    Stream<DynamicTest> probes() {
        return Stream.of(
                named("keeps-input", "x in a field", () -> ReLUChecks.assertInputGradient(new KeepsInput(), 5, 3)),
                named(
                        "changes-input",
                        "x in place",
                        () -> relu((call, g) -> {
                            Tensor mask = call.input(0).greater(0);
                            call.input(0).array().muli(2);
                            return g.mul(mask);
                        })),
                named(
                        "float-inside",
                        "FLOAT zeros",
                        () -> relu((call, g) -> g.where(call.input(0).greater(0), Tensor.zeros(5, 3)))),
                named(
                        "unregistered-weight",
                        "a second weight",
                        () -> DenseChecks.assertInputGradient((w, b) -> new ForgottenWeight(w, b), 5, 3, 7)));
    }

    @Test
    void aMessageNamesTheStudentsFunction() {
        CheckFailure failure = assertThrows(
                CheckFailure.class,
                () -> relu((call, g) -> g.mul(call.input(0).greater(0)).sum(0)));
        assertTrue(failure.getMessage().contains("ReLU.inputGradients"), failure.getMessage());
        assertFalse(failure.getMessage().contains("ForInputs"), failure.getMessage());
        failure.diagnoses().forEach(diagnosis -> assertFalse(diagnosis.text().contains("ForInputs"), diagnosis.text()));
    }

    private static void relu(BiFunction<Call, Tensor, Tensor> gradient) {
        ReLUChecks.assertInputGradient(Students.gradient(gradient), 5, 3);
    }

    /** A ReLU whose gradient reads its input from a field. */
    private static final class KeepsInput implements Diffable {

        private Tensor x = Tensor.zeros(1);

        @Override
        public INDArray forward(INDArray... inputs) {
            x = Tensor.of(inputs[0]);
            return x.relu().array();
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor kept = x;
            return List.of(g -> g.mul(kept.greater(0)));
        }
    }

    /** A dense layer with a variable that ownWeights does not return. */
    private static final class ForgottenWeight implements Diffable {

        private final Variable w;
        private final Variable b;
        private final Variable scale;

        private ForgottenWeight(Variable w, Variable b) {
            this.w = w;
            this.b = b;
            this.scale = new Variable("scale", Tensor.onesLike(b));
        }

        @Override
        public INDArray forward(INDArray... inputs) {
            return Tensor.of(inputs[0]).matmul(w).add(b).mul(scale).array();
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> g.mul(scale).matmulTranspose(w));
        }

        @Override
        public List<Variable> ownWeights() {
            return List.of(w, b);
        }
    }
}
