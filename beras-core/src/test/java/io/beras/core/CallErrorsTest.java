package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An exception of Java or ND4J inside a user's layer names the layer, its inputs and its weights. */
class CallErrorsTest {

    private final Variable x = new Variable("x", Tensor.ones(2, 3));

    /** y = x·w, with a weight of a shape that does not fit, and gradients that a test overrides. */
    private static class Product implements Diffable {
        final Variable w = new Variable("w", Tensor.ones(4, 5));

        @Override
        public List<Variable> ownWeights() {
            return List.of(w);
        }

        @Override
        public INDArray forward(INDArray... inputs) {
            return inputs[0].mmul(w.array());
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> g.matmulTranspose(w));
        }
    }

    /** y = 2·x, with gradients that a test overrides. */
    private static class Twice implements Diffable {
        @Override
        public INDArray forward(INDArray... inputs) {
            return inputs[0].mul(2);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> g.mul(2));
        }
    }

    @Test
    void anErrorOfNd4jInForwardNamesTheLayerAndTheShapes() {
        var e = assertThrows(RuntimeException.class, () -> new Product().call(x));

        assertTrue(
                e.getMessage().startsWith("Product.forward on inputs (2, 3) with weights \"w\" (4, 5): "),
                e.getMessage());
        assertTrue(e.getCause().getClass().getName().startsWith("org.nd4j"), "" + e.getCause());
    }

    @Test
    void theKindOfTheErrorStays() {
        for (RuntimeException thrown : List.of(
                new IllegalArgumentException("bad"),
                new ShapeException("bad"),
                new UnsupportedOperationException("bad"),
                new IndexOutOfBoundsException("bad"),
                new NullPointerException("bad"),
                new ClassCastException("bad"),
                new ArithmeticException("bad"),
                new IllegalStateException("bad"))) {
            var e = assertThrows(thrown.getClass(), () -> throwing(thrown).call(x));
            assertEquals("an anonymous Twice.forward on inputs (2, 3): bad", e.getMessage());
            assertSame(thrown, e.getCause());
        }
    }

    @Test
    void anErrorOfARarerClassStaysCatchable() {
        for (RuntimeException thrown : List.of(
                new UncheckedIOException(new IOException("disk full")),
                new NumberFormatException("bad"),
                new NoSuchElementException("bad"),
                new CancellationException("bad"))) {
            assertSame(
                    thrown,
                    assertThrows(thrown.getClass(), () -> throwing(thrown).call(x)));
        }
    }

    @Test
    void aLayerIsNamedUnlessTheMessageHasItsNameAsAWord() {
        class In extends Twice {
            @Override
            public INDArray forward(INDArray... inputs) {
                throw new IllegalArgumentException("invalid");
            }
        }
        var e = assertThrows(IllegalArgumentException.class, () -> new In().call(x));
        assertEquals("In.forward on inputs (2, 3): invalid", e.getMessage());
    }

    @Test
    void anErrorThatNamesTheLayerOrBelongsToTheProgramStays() {
        class Own extends RuntimeException {
            private static final long serialVersionUID = 1;
        }
        for (RuntimeException thrown :
                List.of(new IllegalArgumentException("an anonymous Twice needs rank 2"), new Own())) {
            assertSame(
                    thrown,
                    assertThrows(RuntimeException.class, () -> throwing(thrown).call(x)));
        }
    }

    @Test
    void anErrorInAGradientNamesTheLayerToo() {
        Diffable wrong = new Twice() {
            @Override
            public List<LocalGradient> inputGradients(Call call) {
                return List.of(g -> g.mul(Tensor.ones(4)));
            }
        };
        assertEquals(
                "an anonymous Twice.inputGradients, the gradient of input 0 (2, 3) for the upstream (2, 3), on inputs (2, 3):"
                        + " mul can't broadcast (2, 3) with (4): axis 1 has sizes 3 and 4, which must be equal, or one of"
                        + " them 1",
                messageOfGradient(ShapeException.class, wrong));
        Diffable failing = new Twice() {
            @Override
            public List<LocalGradient> inputGradients(Call call) {
                return List.of(LocalGradient.ofSlope(call.input(1)));
            }
        };
        assertTrue(messageOfGradient(IndexOutOfBoundsException.class, failing)
                .startsWith("an anonymous Twice.inputGradients on inputs (2, 3): "));
    }

    @Test
    void weightsThatOwnWeightsForgetsAreReported() {
        Diffable forgetful = new Twice() {
            @Override
            public List<LocalGradient> weightGradients(Call call) {
                return List.of(g -> g);
            }
        };
        String message =
                "an anonymous Twice.weightGradients returned 1 local gradient, but there is no own weight; return"
                        + " the weights from ownWeights(), or optimizers do not see them";
        assertEquals(message, messageOfGradient(IllegalStateException.class, forgetful));
        assertEquals(message, messageOfGradient(IllegalStateException.class, forgetful)); // at each gradient
    }

    @Test
    void theCountIsComparedAlsoIfTheSourcesLeaveTheWeightsOut() {
        Diffable two = new Product() {
            @Override
            public INDArray forward(INDArray... inputs) {
                return inputs[0].mul(2);
            }

            @Override
            public List<LocalGradient> inputGradients(Call call) {
                return List.of(g -> g.mul(2));
            }

            @Override
            public List<LocalGradient> weightGradients(Call call) {
                return List.of(g -> g, g -> g);
            }
        };
        assertEquals(
                "an anonymous Product.weightGradients returned 2 local gradients; it must return 1, one per own weight, in"
                        + " order: variable \"w\" (4, 5)",
                messageOfGradient(IllegalStateException.class, two));
    }

    @Test
    void gradientsThatAreNotWrittenYetAreNoErrorUntilTheyAreNeeded() {
        Diffable stub = new Twice() {
            @Override
            public List<LocalGradient> weightGradients(Call call) {
                throw new UnsupportedOperationException("to do");
            }
        };
        try (GradientTape tape = new GradientTape()) {
            assertEquals(12, tape.gradient(stub.call(x), x).sum().item());
        }
    }

    private static Diffable throwing(RuntimeException e) {
        return new Twice() {
            @Override
            public INDArray forward(INDArray... inputs) {
                throw e;
            }
        };
    }

    private String messageOfGradient(Class<? extends RuntimeException> type, Diffable diffable) {
        try (GradientTape tape = new GradientTape()) {
            Tensor y = diffable.call(x);
            return assertThrows(type, () -> tape.gradient(y, x)).getMessage();
        }
    }
}
