package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Call;
import io.beras.core.Callable;
import io.beras.core.LocalGradient;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.Weighted;
import io.beras.layers.Dense;
import io.beras.layers.Residual;
import io.beras.layers.Sequential;
import io.beras.losses.Loss;
import io.beras.losses.MeanSquaredError;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A trainable weight that the weights of a model lack is refused: in a field by compile, in forward by the first step. */
class UnregisteredWeightsTest {

    private static final Tensor X = Tensor.of(new double[][] {{1, 2}, {3, 4}});
    private static final Tensor Y = Tensor.of(new double[][] {{5, 6}, {7, 8}});
    private static final Dense STATIC = new Dense(2, 2);

    @Test
    void namesTheFieldThePartAndTheRemedy() {
        assertEquals(
                "OneForgotten would never train the weight \"w\" of Dense(2, 1): the field \"second\" of OneForgotten holds"
                        + " it, but the weights of the model lack it; register the part with add(...), freeze it with"
                        + " setTrainable(false), or make the field transient if another model trains it",
                refusal(new OneForgotten()));
    }

    static List<Model> forgetful() {
        Dense dense = new Dense(2, 2);
        return List.of(
                new Holder(new Dense[] {dense}),
                new Holder(List.of(dense)),
                new Holder(Set.of(dense)),
                new Holder(Map.of("a", List.of(dense))),
                new Holder(new Variable("w", Tensor.of(1))),
                new Holder(new SequentialModel(dense)),
                new Inherited(dense),
                new SequentialModel(new HidesItsVariable()),
                new SequentialModel(new Sequential(new HidesItsVariable())),
                new SequentialModel(new HidesALayer(dense)));
    }

    @ParameterizedTest
    @MethodSource("forgetful")
    void looksIntoArraysCollectionsSuperclassesAndParts(Model model) {
        String message = refusal(model);

        assertTrue(message.contains(" would never train the weight \""), message);
        assertTrue(message.contains("the field \""), message);
    }

    @Test
    void namesOwnWeightsOrChildrenAsTheRemedyOfACustomLayer() {
        assertTrue(refusal(new SequentialModel(new HidesItsVariable()))
                .endsWith(
                        "the field \"scale\" of HidesItsVariable holds it, but the weights of the model lack it; name it in"
                                + " ownWeights(), freeze it with setTrainable(false), or make the field transient if another model"
                                + " trains it"));
        assertTrue(refusal(new SequentialModel(new HidesALayer(new Dense(2, 2))))
                .contains("lack it; return the part from children()"));
        assertTrue(refusal(new SequentialModel(new Plain(new Dense(2, 2))))
                .contains("lack it; implement Weighted in Plain and return the part from children()"));
    }

    @Test
    void findsLayersThatALambdaCaptures() {
        Dense dense = new Dense(2, 2);

        for (Model model : List.of(
                new SequentialModel(new Dense(2, 2), x -> dense.call(x)),
                new SequentialModel(new Dense(2, 2), dense::call),
                new SequentialModel(new Residual(x -> dense.call(x))))) {
            assertEquals(
                    "SequentialModel would never train the weight \"w\" of Dense(2, 2): a lambda calls it, and a lambda has no"
                            + " weights; write a subclass of Model that registers its layers with add(...), or freeze it with"
                            + " setTrainable(false)",
                    refusal(model));
        }
    }

    @Test
    void findsALayerThatForwardCreatesInTheFirstStep() {
        Model model = new Lazy();
        model.compile(new Descent(.1), new MeanSquaredError());

        String message = assertThrows(
                        IllegalStateException.class, () -> model.batchStep(Tensor.ones(3, 2), Tensor.ones(3, 1), true))
                .getMessage();

        assertTrue(
                message.startsWith("Lazy would never train the weight \"w\" of Dense(2, 1): the field \"second\""),
                message);
    }

    /** The fields of these models do not lead to the layer that their forward calls. */
    static List<Model> callsOnly() {
        Dense dense = new Dense(2, 2);
        return List.of(
                new SequentialModel(new Dense(2, 2), x -> STATIC.call(x)),
                new SequentialModel(new Dense(2, 2), new Outer().asLambda()),
                new Outer().model,
                new Supplied(() -> dense),
                new SequentialModel(new Dense(2, 2), x -> new Dense(2, 2).call(x)));
    }

    @ParameterizedTest
    @MethodSource("callsOnly")
    void findsTheLayersThatForwardCallsInTheFirstStep(Model model) {
        compile(model);

        String message = assertThrows(IllegalStateException.class, () -> model.batchStep(X, Y, true))
                .getMessage();

        assertTrue(
                message.endsWith(
                        " would never train the weight \"w\": Dense reads it in forward, but the weights of the model"
                                + " lack it; register its layer with add(...) in a subclass of Model, name it in ownWeights() of a"
                                + " layer, or freeze it with setTrainable(false)"),
                message);
    }

    @Test
    void findsTheWeightsOfALoss() {
        Variable temperature = new Variable("temperature", Tensor.scalar(1));
        Loss loss = new Scaled(temperature);

        assertEquals(
                "SequentialModel would never train the weight \"temperature\" of its loss Scaled: the weights of the model lack"
                        + " it; return it from ownWeights() of the model or of one of its parts too, or freeze it with"
                        + " setTrainable(false)",
                assertThrows(
                                IllegalStateException.class,
                                () -> new SequentialModel(new Dense(2, 2)).compile(new Descent(.1), loss))
                        .getMessage());
        temperature.setTrainable(false);
        step(new SequentialModel(new Dense(2, 2)), loss, X);
    }

    @Test
    void acceptsCallsOfLayersThatTheModelMustNotTrain() {
        Dense frozen = new Dense(2, 2);
        frozen.setTrainable(false);

        step(new Supplied(() -> frozen), new MeanSquaredError(), X);
        step(new WithCritic(new Dense(2, 2)), new MeanSquaredError(), X);
        step(new SequentialModel(new Dense(2, 2)), new FeatureLoss(new Dense(2, 2)), X);
        step(new SequentialModel(new Dense(2, 2)), new MeanSquaredError(), new Variable("image", X));
    }

    private static void step(Model model, Loss loss, Tensor x) {
        model.compile(new Descent(.001), loss);
        double before = model.batchStep(x, Y, true).get("loss");
        assertTrue(model.batchStep(x, Y, true).get("loss") < before);
    }

    @Test
    void acceptsWhatTrainingMustNotChangeOrAnotherModelTrains() {
        Dense frozen = new Dense(2, 2);
        frozen.setTrainable(false);
        Dense shared = new Dense(2, 2);

        compile(new Holder(frozen));
        compile(new Holder(Variable.nonTrainable("mean", Tensor.of(1))));
        compile(new WithTeacher(shared));
        compile(new SequentialModel(shared, x -> shared.call(x))); // a tied layer that the model registers
        compile(new SequentialModel(x -> frozen.call(x), shared));
        compile(new Holder(List.of("a name", 1)));
        compile(new Inner().model);
    }

    private static void compile(Model model) {
        model.compile(new Descent(.1), new MeanSquaredError());
    }

    private static String refusal(Model model) {
        return assertThrows(IllegalStateException.class, () -> compile(model)).getMessage();
    }

    private abstract static class OneLayer extends Model {
        private final Dense first = add(new Dense(2, 2));

        @Override
        protected Tensor forward(Tensor... inputs) {
            return first.call(inputs);
        }
    }

    private static final class OneForgotten extends OneLayer {
        private final Dense second = new Dense(2, 1);

        @Override
        protected Tensor forward(Tensor... inputs) {
            return second.call(super.forward(inputs));
        }
    }

    /** A model with anything in its field. */
    private static class Holder extends OneLayer {
        private final Object held;

        Holder(Object held) {
            this.held = held;
        }

        @Override
        public String toString() {
            return "holding " + held.getClass().getSimpleName();
        }
    }

    private static final class Inherited extends Holder {
        Inherited(Object held) {
            super(held);
        }
    }

    private static final class WithTeacher extends OneLayer {
        private final transient Dense teacher;

        WithTeacher(Dense teacher) {
            this.teacher = teacher;
        }

        @Override
        protected Tensor forward(Tensor... inputs) {
            return super.forward(inputs).sub(teacher.call(inputs).detach());
        }
    }

    /** A network whose critic another model trains. */
    private static final class WithCritic extends OneLayer {
        private final transient Dense critic;

        WithCritic(Dense critic) {
            this.critic = critic;
        }

        @Override
        protected Tensor forward(Tensor... inputs) {
            return critic.call(super.forward(inputs));
        }
    }

    private static final class Supplied extends OneLayer {
        private final Supplier<Dense> second;

        Supplied(Supplier<Dense> second) {
            this.second = second;
        }

        @Override
        protected Tensor forward(Tensor... inputs) {
            return second.get().call(super.forward(inputs));
        }
    }

    /** An object whose layer an inner model and a lambda call. */
    private static final class Outer {
        private final Dense dense = new Dense(2, 2);
        private final Model model = new OneLayer() {
            @Override
            protected Tensor forward(Tensor... inputs) {
                return dense.call(super.forward(inputs));
            }
        };

        Callable asLambda() {
            return x -> dense.call(x);
        }
    }

    /** A loss that is a composition of tensor operations. */
    private interface Composition extends Loss {
        @Override
        default INDArray forward(INDArray... inputs) {
            throw new UnsupportedOperationException("call is the composition");
        }

        @Override
        default List<LocalGradient> inputGradients(Call call) {
            throw new UnsupportedOperationException("call is the composition");
        }
    }

    /** Compares features of the prediction and of the target. */
    private record FeatureLoss(Dense features) implements Composition {
        @Override
        public Tensor call(Tensor... inputs) {
            return features.call(inputs[0])
                    .sub(features.call(inputs[1]))
                    .square()
                    .mean();
        }
    }

    /** The squared error of the prediction times a weight. */
    private record Scaled(Variable scale) implements Composition {
        @Override
        public List<Variable> ownWeights() {
            return List.of(scale);
        }

        @Override
        public Tensor call(Tensor... inputs) {
            return inputs[0].mul(scale).sub(inputs[1]).square().mean();
        }
    }

    private record Plain(Dense inner) implements Callable {
        @Override
        public Tensor call(Tensor... inputs) {
            return inner.call(inputs);
        }
    }

    private static final class Lazy extends OneLayer {
        private @Nullable Dense second;

        @Override
        protected Tensor forward(Tensor... inputs) {
            if (second == null) {
                second = new Dense(2, 1);
            }
            return second.call(super.forward(inputs));
        }
    }

    private static final class HidesItsVariable implements Callable, Weighted {
        private final Variable scale = new Variable("scale", Tensor.of(2));

        @Override
        public Tensor call(Tensor... inputs) {
            return inputs[0].mul(scale);
        }
    }

    private record HidesALayer(Dense inner) implements Callable, Weighted {
        @Override
        public Tensor call(Tensor... inputs) {
            return inner.call(inputs);
        }
    }

    /** An object that owns two models: the layer class of one of them refers to the object, not to the other model. */
    private static final class Inner extends OneLayer {
        private final SequentialModel model = new SequentialModel(new Identity(), new Dense(2, 2));

        private final class Identity implements Callable {
            @Override
            public Tensor call(Tensor... inputs) {
                return parts().isEmpty() ? inputs[0].neg() : inputs[0];
            }
        }
    }
}
