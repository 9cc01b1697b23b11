package io.beras.autograder.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.gradcheck.OptimizerCheck;
import io.beras.core.gradcheck.OptimizerReport;
import io.beras.optim.Adam;
import io.beras.optim.BasicOptimizer;
import io.beras.optim.RMSProp;
import io.beras.optim.SGD;
import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each known mistake is caught, and is the first diagnosis. */
class OptimizerCatalogueTest {

    private static final double RATE = 0.02;
    private static final double MU = 0.9;

    @Test
    void theOptimizersOfTheLibraryPass() {
        for (long seed = 0; seed < 50; seed++) {
            assertPasses(OptimizerCatalogue.basic("BasicOptimizer", () -> new BasicOptimizer(RATE), RATE)
                    .seed(seed));
            assertPasses(OptimizerCatalogue.momentum("SGD", () -> new SGD(RATE, MU), RATE, MU)
                    .seed(seed));
            assertPasses(OptimizerCatalogue.rmsProp("RMSProp", () -> new RMSProp(RATE), RATE, 0.9, 1e-6)
                    .seed(seed));
            assertPasses(OptimizerCatalogue.adam("Adam", () -> new Adam(RATE), RATE, 0.9, 0.999, 1e-7)
                    .seed(seed));
        }
    }

    @Test
    void aCounterOfStepsIsRightToo() {
        assertPasses(adam(() -> new PlainAdam() {
            private int steps;

            @Override
            public void applyGradients(List<Variable> variables, List<? extends @Nullable Tensor> gradients) {
                steps++;
                super.applyGradients(variables, gradients);
            }

            @Override
            int t(Variable w) {
                return steps;
            }
        }));
    }

    @Test
    void basicOptimizer() {
        assertFirst("sign", basic(() -> plain(g -> g.neg())));
        assertFirst("learning-rate-missing", basic(() -> plain(g -> g.div(RATE))));
        assertFirst("learning-rate-squared", basic(() -> plain(g -> g.mul(RATE))));
        assertFirst("half", basic(() -> plain(g -> g.mul(0.5))));
        assertFirst("no-update", basic(() -> plain(g -> g.mul(0))));
        assertFirst("gradient-sign-only", basic(() -> plain(Tensor::sign)));
        assertFirst("learning-rate-divides", basic(() -> plain(g -> g.div(RATE * RATE))));
        assertFirst("assigns-step", basic(() -> new PlainOptimizer(RATE) {
            @Override
            Tensor step(Variable w, Tensor g) {
                return w.div(RATE).sub(g);
            }
        }));
        assertFirst("null-gradient", basic(() -> new Loop() {
            @Override
            boolean goesOn(@Nullable Tensor g) {
                return g.rank() == 2;
            }
        }));
        assertFirst("stops-at-null", basic(() -> new Loop() {
            @Override
            boolean goesOn(@Nullable Tensor g) {
                return g != null;
            }
        }));
        assertFirst("variable-left-out", basic(() -> new Loop() {
            private int calls;

            @Override
            boolean goesOn(@Nullable Tensor g) {
                return calls++ % 2 == 0;
            }
        }));
        assertFirst("float-inside", basic(() -> plain(g -> g.add(Tensor.zeros(g.shape())))));
        assertFirst(
                "exception",
                basic(() -> plain(g -> {
                    throw new IllegalStateException("a bug");
                })));
    }

    @Test
    void momentum() {
        assertPasses(momentum(MU, 1));
        assertFirst("momentum-convention", momentum(MU, 1 - MU));
        assertFirst("momentum-missing", momentum(0, 1));
        assertFirst("momentum-sign", momentum(-MU, 1));
        assertFirst("decay-swapped", momentum(1 - MU, MU));
        assertFirst(
                "state-shared",
                OptimizerCatalogue.momentum(
                        "SGD",
                        () -> new PlainOptimizer(RATE) {
                            @Override
                            Object key(Variable w) {
                                return w.name();
                            }

                            @Override
                            Tensor step(Variable w, Tensor g) {
                                return average(w, "v", MU, g);
                            }
                        },
                        RATE,
                        MU));
    }

    @Test
    void rmsProp() {
        assertPasses(rmsProp((g, v) -> g.div(v.sqrt().add(1e-6))));
        assertFirst("epsilon-inside-root", rmsProp((g, v) -> g.div(v.add(1e-6).sqrt())));
        assertFirst("epsilon-missing", rmsProp((g, v) -> g.div(v.sqrt())));
        assertFirst("root-missing", rmsProp((g, v) -> g.div(v.add(1e-6))));
        assertFirst("epsilon-value", rmsProp((g, v) -> g.div(v.sqrt().add(1e-7))));
        assertFirst("square-missing", rmsProp(0.9, 0.1, g -> g));
        assertFirst("square-missing", rmsProp(0.9, 0.1, Tensor::abs));
        assertFirst("decay-swapped", rmsProp(0.1, 0.9, Tensor::square));
        assertFirst("sum-of-squares", rmsProp(1, 1, Tensor::square));
        assertFirst("sum-for-mean", rmsProp(0.9, 1, Tensor::square));
        assertFirst("decay-missing", rmsProp(1, 0.1, Tensor::square));
        assertFirst("sign", rmsProp((g, v) -> g.div(v.sqrt().add(1e-6)).neg()));
        assertFirst("state-shared", RMSPROP.apply(() -> new PlainRmsProp() {
            @Override
            Object key(Variable w) {
                return "v"; // a single field, which fails at the first variable of another shape
            }
        }));
        assertFirst("state-forgotten", RMSPROP.apply(() -> new PlainRmsProp() {
            @Override
            Tensor step(Variable w, Tensor g) {
                forget();
                return super.step(w, g);
            }
        }));
        assertFirst("null-as-zero", RMSPROP.apply(() -> new PlainRmsProp() {
            @Override
            public void applyGradients(List<Variable> variables, List<? extends @Nullable Tensor> gradients) {
                super.applyGradients(variables, NullAsZero.of(variables, gradients));
            }
        }));
        assertFirst("old-state", RMSPROP.apply(() -> new PlainRmsProp() {
            @Override
            Tensor step(Variable w, Tensor g) {
                Tensor old = average(w, "old", 1, Tensor.zerosLike(w));
                store(w, "old", super.squares(w, g));
                return g.div(old.sqrt().add(1e-6));
            }
        }));
        assertFirst("bias-correction", RMSPROP.apply(() -> new PlainRmsProp() {
            @Override
            Tensor squares(Variable w, Tensor g) {
                return super.squares(w, g).div(1 - Math.pow(0.9, count(w)));
            }
        }));
    }

    @Test
    void adam() {
        assertPasses(adam(PlainAdam::new));
        assertFirst("no-bias-correction", adam((a, m, v, t) -> m.div(v.sqrt().add(1e-7))));
        assertFirst(
                "first-moment-not-corrected",
                adam((a, m, v, t) -> m.div(a.vHat(v, t).sqrt().add(1e-7))));
        assertFirst(
                "second-moment-not-corrected",
                adam((a, m, v, t) -> a.mHat(m, t).div(v.sqrt().add(1e-7))));
        assertFirst(
                "epsilon-inside-root",
                adam((a, m, v, t) -> a.mHat(m, t).div(a.vHat(v, t).add(1e-7).sqrt())));
        assertFirst(
                "epsilon-missing",
                adam((a, m, v, t) -> a.mHat(m, t).div(a.vHat(v, t).sqrt())));
        assertFirst(
                "root-missing",
                adam((a, m, v, t) -> a.mHat(m, t).div(a.vHat(v, t).add(1e-7))));
        assertFirst(
                "epsilon-before-correction",
                adam((a, m, v, t) -> a.mHat(m, t)
                        .mul(Math.sqrt(1 - Math.pow(0.999, t)))
                        .div(v.sqrt().add(1e-7))));
        assertFirst(
                "epsilon-value",
                adam((a, m, v, t) -> a.mHat(m, t).div(a.vHat(v, t).sqrt().add(1e-8))));
        assertFirst(
                "step-counter",
                adam((a, m, v, t) -> a.mHat(m, 1).div(a.vHat(v, 1).sqrt().add(1e-7))));
        assertFirst(
                "sign",
                adam((a, m, v, t) ->
                        a.mHat(m, t).div(a.vHat(v, t).sqrt().add(1e-7)).neg()));
        assertFirst("wrong-beta", adam(() -> new PlainAdam(0.999, 0.999)));
        assertFirst("wrong-beta", adam(() -> new PlainAdam(0.9, 0.9)));
        assertFirst("betas-swapped", adam(() -> new PlainAdam(0.999, 0.9)));
        assertFirst("square-missing", adam(() -> new PlainAdam() {
            @Override
            Tensor square(Tensor g) {
                return g;
            }
        }));
        assertFirst("state-shared", adam(() -> new PlainAdam() {
            @Override
            Object key(Variable w) {
                return w.name();
            }
        }));
        assertFirst("state-shared", adam(() -> new PlainAdam() {
            @Override
            Object key(Variable w) {
                return "the only state";
            }
        }));
        assertFirst("step-counter", adam(() -> new PlainAdam() {
            @Override
            int t(Variable w) {
                return super.t(w) - 1;
            }
        }));
        assertFirst("step-counter", adam(() -> new PlainAdam() {
            @Override
            int t(Variable w) {
                return count("all variables");
            }
        }));
        assertFirst("step-counter", adam(() -> new PlainAdam() {
            @Override
            int t(Variable w) {
                return 1;
            }
        }));
        assertFirst("null-as-zero", adam(() -> new PlainAdam() {
            @Override
            public void applyGradients(List<Variable> variables, List<? extends @Nullable Tensor> gradients) {
                super.applyGradients(variables, NullAsZero.of(variables, gradients));
            }
        }));
        assertFirst("correction-stored", adam(() -> new PlainAdam() {
            @Override
            Tensor step(Variable w, Tensor g) {
                int t = t(w);
                Tensor m = mHat(average(w, "m", 0.9, g.mul(1 - 0.9)), t);
                Tensor v = vHat(average(w, "v", 0.999, g.square().mul(1 - 0.999)), t);
                store(w, "m", m);
                store(w, "v", v);
                return m.div(v.sqrt().add(1e-7));
            }
        }));
    }

    @Test
    void theMessageNamesTheFirstWrongStepAndItsWorstElements() {
        OptimizerReport report =
                adam((a, m, v, t) -> m.div(v.sqrt().add(1e-7))).seed(3).check();
        assertTrue(
                report.toString()
                        .startsWith("Adam: step 1 is the first wrong step; 14 of 15 elements of variable 0,"
                                + " \"w\" (3, 5), change by a wrong value\n  element ("),
                report.toString());
        assertTrue(report.toString().contains("-Dberas.gradcheck.seed=3"), report.toString());
    }

    @Test
    void aMethodThatIsNotWrittenIsNoFailure() {
        OptimizerCheck check = basic(() -> plain(g -> {
            throw new UnsupportedOperationException("subtract …");
        }));
        assertThrows(UnsupportedOperationException.class, check::check);
    }

    private static void assertPasses(OptimizerCheck check) {
        OptimizerReport report = check.check();
        assertTrue(report.passed(), report.toString());
    }

    private static void assertFirst(String cause, OptimizerCheck check) {
        OptimizerReport report = check.check();
        assertFalse(report.passed(), cause);
        assertFalse(report.diagnoses().isEmpty(), cause + ": " + report);
        assertEquals(cause, report.diagnoses().get(0).cause(), report.toString());
    }

    private static OptimizerCheck basic(Supplier<Optimizer> optimizer) {
        return OptimizerCatalogue.basic("BasicOptimizer", optimizer, RATE);
    }

    private static PlainOptimizer plain(UnaryOperator<Tensor> step) {
        return new PlainOptimizer(RATE) {
            @Override
            Tensor step(Variable w, Tensor g) {
                return step.apply(g);
            }
        };
    }

    private static OptimizerCheck momentum(double mu, double c) {
        return OptimizerCatalogue.momentum(
                "SGD",
                () -> new PlainOptimizer(RATE) {
                    @Override
                    Tensor step(Variable w, Tensor g) {
                        return average(w, "v", mu, g.mul(c));
                    }
                },
                RATE,
                MU);
    }

    private static final Function<Supplier<Optimizer>, OptimizerCheck> RMSPROP =
            optimizer -> OptimizerCatalogue.rmsProp("RMSProp", optimizer, RATE, 0.9, 1e-6);

    private static OptimizerCheck rmsProp(BinaryOperator<Tensor> step) {
        return RMSPROP.apply(() -> new PlainRmsProp() {
            @Override
            Tensor step(Variable w, Tensor g) {
                return step.apply(g, squares(w, g));
            }
        });
    }

    private static OptimizerCheck rmsProp(double keep, double add, UnaryOperator<Tensor> square) {
        return RMSPROP.apply(() -> new PlainRmsProp() {
            @Override
            Tensor squares(Variable w, Tensor g) {
                return average(w, "v", keep, square.apply(g).mul(add));
            }
        });
    }

    private static OptimizerCheck adam(Supplier<Optimizer> optimizer) {
        return OptimizerCatalogue.adam("Adam", optimizer, RATE, 0.9, 0.999, 1e-7);
    }

    private static OptimizerCheck adam(AdamStep step) {
        return adam(() -> new PlainAdam() {
            @Override
            Tensor direction(Tensor m, Tensor v, int t) {
                return step.of(this, m, v, t);
            }
        });
    }

    interface AdamStep {
        Tensor of(PlainAdam adam, Tensor m, Tensor v, int t);
    }

    /** A loop over the variables that may end early. */
    abstract static class Loop extends PlainOptimizer {
        Loop() {
            super(RATE);
        }

        abstract boolean goesOn(@Nullable Tensor g);

        @Override
        public void applyGradients(List<Variable> variables, List<? extends @Nullable Tensor> gradients) {
            for (int i = 0; i < variables.size(); i++) {
                if (!goesOn(gradients.get(i))) {
                    return;
                }
                super.applyGradients(List.of(variables.get(i)), Collections.singletonList(gradients.get(i)));
            }
        }

        @Override
        Tensor step(Variable w, Tensor g) {
            return g;
        }
    }

    static class PlainRmsProp extends PlainOptimizer {
        PlainRmsProp() {
            super(RATE);
        }

        Tensor squares(Variable w, Tensor g) {
            return average(w, "v", 0.9, g.square().mul(1 - 0.9));
        }

        @Override
        Tensor step(Variable w, Tensor g) {
            return g.div(squares(w, g).sqrt().add(1e-6));
        }
    }

    static class PlainAdam extends PlainOptimizer {
        private final double beta1;
        private final double beta2;

        PlainAdam() {
            this(0.9, 0.999);
        }

        PlainAdam(double beta1, double beta2) {
            super(RATE);
            this.beta1 = beta1;
            this.beta2 = beta2;
        }

        Tensor square(Tensor g) {
            return g.square();
        }

        int t(Variable w) {
            return count(w);
        }

        Tensor mHat(Tensor m, int t) {
            return m.div(1 - Math.pow(beta1, t));
        }

        Tensor vHat(Tensor v, int t) {
            return v.div(1 - Math.pow(beta2, t));
        }

        Tensor direction(Tensor m, Tensor v, int t) {
            return mHat(m, t).div(vHat(v, t).sqrt().add(1e-7));
        }

        @Override
        Tensor step(Variable w, Tensor g) {
            Tensor m = average(w, "m", beta1, g.mul(1 - beta1));
            Tensor v = average(w, "v", beta2, square(g).mul(1 - beta2));
            return direction(m, v, t(w));
        }
    }

    /** Replaces missing gradients by zeros. */
    static final class NullAsZero {
        static List<Tensor> of(List<Variable> variables, List<? extends @Nullable Tensor> gradients) {
            return IntStream.range(0, variables.size())
                    .mapToObj(i ->
                            gradients.get(i) == null ? Tensor.zerosLike(variables.get(i)) : (Tensor) gradients.get(i))
                    .toList();
        }
    }
}
