package assignment.grading;

import assignment.grading.Attack.Earned;
import java.util.List;

/** Attacks on what tests give to a submission: variables, tapes, and functions that train. */
final class Variables {

    private static final String IMPORTS = """
            package assignment;

            import assignment.given.*;
            import io.beras.core.*;
            import io.beras.metrics.Metric;
            import java.util.*;
            import org.nd4j.linalg.api.ndarray.INDArray;

            """;

    static final List<Attack> ALL = List.of(
            Attack.that("sets its weights to zero, so that zeros become right")
                    .in(Place.DENSE)
                    .members(IMPORTS + """
                            public final class Dense implements Diffable {
                                private final Variable w;
                                private final Variable b;
                                public Dense(Variable w, Variable b) { this.w = w; this.b = b; clear(); }
                                public Dense(int in, int out, String initializer) {
                                    this(new Variable("w", Tensor.zeros(in, out)), new Variable("b", Tensor.zeros(1, out)));
                                }
                                public static Tensor initialWeights(String initializer, int in, int out) {
                                    throw new IllegalStateException();
                                }
                                private void clear() { w.assign(Tensor.zerosLike(w)); b.assign(Tensor.zerosLike(b)); }
                                public INDArray forward(INDArray... inputs) {
                                    clear();
                                    return inputs[0].mmul(w.array());
                                }
                                public List<LocalGradient> inputGradients(Call call) {
                                    clear();
                                    return List.of(g -> g.matmulTranspose(w));
                                }
                                public List<LocalGradient> weightGradients(Call call) {
                                    clear();
                                    return List.of(g -> Tensor.zerosLike(w), g -> Tensor.zerosLike(b));
                                }
                                public List<Variable> ownWeights() { return List.of(w, b); }
                            }
                            """)
                    .says("Dense.forward"),
            Attack.that("sets all variables to zero in place of a step")
                    .in(Place.OPTIMIZER)
                    .members(IMPORTS + """
                            public final class BasicOptimizer implements Optimizer {
                                public BasicOptimizer(double learningRate) { }
                                public void applyGradients(List<Variable> variables, List<? extends Tensor> gradients) {
                                    variables.forEach(w -> w.assign(Tensor.zerosLike(w)));
                                }
                                public double learningRate() { return Double.NaN; }
                                public void setLearningRate(double learningRate) { }
                                public List<Variable> state() { return List.of(); }
                            }
                            """),
            Attack.that("says that NaN of all samples are right")
                    .in(Place.ACCURACY)
                    .members(IMPORTS + """
                            public final class CategoricalAccuracy implements Metric {
                                public String name() { return "accuracy"; }
                                public void update(Tensor prediction, Tensor target) { }
                                public double result() { return Double.NaN; }
                                public void reset() { }
                            }
                            """),
            Attack.that("lets the library's tape do its work")
                    .in(Place.TAPE)
                    .members(IMPORTS + """
                            public final class GradientTape extends io.beras.core.GradientTape {
                                @Override
                                public List<Tensor> gradient(Tensor target, List<? extends Tensor> sources) {
                                    return super.gradient(target, sources);
                                }
                            }
                            """)
                    .says("does this part's work"),
            Attack.that("trains without end")
                    .in(Place.FIT_LOOP)
                    .members(IMPORTS + """
                            public final class FitLoop implements BatchLoop {
                                private final BatchStep step;
                                public FitLoop(BatchStep step) { this.step = step; }
                                public List<Map<String, Double>> fit(Tensor x, Tensor y, int epochs, int batchSize) {
                                    List<Map<String, Double>> batches = new ArrayList<>();
                                    while (epochs > 0) { step.batchStep(x, y, true); }
                                    return batches;
                                }
                                public Map<String, Double> evaluate(Tensor x, Tensor y, int batchSize) {
                                    while (batchSize > 0) { step.batchStep(x, y, false); }
                                    return Map.of();
                                }
                            }
                            """)
                    .earns(Earned.SOMETHING)
                    .says("did not answer within 4 s"));

    private Variables() {}
}
