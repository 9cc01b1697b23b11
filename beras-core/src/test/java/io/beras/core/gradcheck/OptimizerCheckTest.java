package io.beras.core.gradcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OptimizerCheckTest {

    private static final double RATE = 0.1;

    private static final UpdateRule RULE = (w, g, state) -> {
        for (int i = 0; i < w.length; i++) {
            w[i] -= RATE * g[i];
        }
    };

    @Test
    void anOptimizerThatFollowsItsFormulaPasses() {
        OptimizerReport report =
                OptimizerCheck.of("descent", () -> new Descent(RATE), RULE).check();
        assertTrue(report.passed());
        assertEquals("descent: the changes of all weights are right", report.toString());
    }

    @Test
    void aGeneralMistakeIsNamed() {
        OptimizerReport report = OptimizerCheck.of("descent", () -> new Descent(-RATE), RULE)
                .seed(5)
                .check();
        assertFalse(report.passed());
        assertEquals("sign", report.diagnoses().get(0).cause());
        assertEquals(5, report.seed());
    }

    @Test
    void aCandidateIsNamed() {
        OptimizerReport report = OptimizerCheck.of("descent", () -> new Descent(RATE), (w, g, state) -> {
                    for (int i = 0; i < w.length; i++) {
                        w[i] -= RATE * g[i] * state.t();
                    }
                })
                .candidate("no-growth", "looks like steps that do not grow", RULE)
                .check();
        assertEquals("no-growth", report.diagnoses().get(0).cause());
        assertTrue(report.toString().startsWith("descent: step 2 is the first wrong step; "), report.toString());
    }

    @Test
    void anExceptionIsReported() {
        OptimizerReport report = OptimizerCheck.of(
                        "descent",
                        () -> new Descent(RATE) {
                            @Override
                            public void applyGradients(List<Variable> w, List<? extends @Nullable Tensor> g) {
                                throw new IllegalStateException("a bug");
                            }
                        },
                        RULE)
                .check();
        assertFalse(report.passed());
        assertEquals("exception", report.diagnoses().get(0).cause());
        assertTrue(report.toString().contains("a bug"));
    }

    @Test
    void aMethodThatIsNotWrittenIsNoReport() {
        OptimizerCheck check = OptimizerCheck.of(
                "descent",
                () -> new Descent(RATE) {
                    @Override
                    public void applyGradients(List<Variable> w, List<? extends @Nullable Tensor> g) {
                        throw new UnsupportedOperationException("subtract lr · g");
                    }
                },
                RULE);
        assertThrows(UnsupportedOperationException.class, check::check);
    }

    /** w ← w − lr·g. */
    private static class Descent implements Optimizer {
        private double learningRate;

        Descent(double learningRate) {
            this.learningRate = learningRate;
        }

        @Override
        public void applyGradients(List<Variable> variables, List<? extends @Nullable Tensor> gradients) {
            for (int i = 0; i < variables.size(); i++) {
                Tensor g = gradients.get(i);
                if (g != null) {
                    variables.get(i).assignSub(g.mul(learningRate));
                }
            }
        }

        @Override
        public double learningRate() {
            return learningRate;
        }

        @Override
        public void setLearningRate(double learningRate) {
            this.learningRate = learningRate;
        }

        @Override
        public List<Variable> state() {
            return List.of();
        }
    }
}
