package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.arrays.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;

/** A variable that changes between its use and the gradient is an error, since the gradient would be wrong. */
class InPlaceChangeTest {

    enum Change {
        ASSIGN {
            @Override
            void to(Variable variable) {
                variable.assign(Tensor.scalar(DataType.DOUBLE, 7));
            }
        },
        ASSIGN_SUB {
            @Override
            void to(Variable variable) {
                variable.assignSub(Tensor.scalar(DataType.DOUBLE, 1));
            }
        },
        CAST {
            @Override
            void to(Variable variable) {
                variable.castInPlace(DataType.FLOAT);
            }
        };

        abstract void to(Variable variable);
    }

    @ParameterizedTest
    @EnumSource
    void aChangedInputIsNoticed(Change change) {
        Variable x = GradientTapeTest.scalar("x", 3);
        try (GradientTape tape = new GradientTape()) {
            Tensor y = x.mul(x);
            change.to(x);
            var e = assertThrows(IllegalStateException.class, () -> tape.gradient(y, x));
            assertEquals(
                    "the variable \"x\" () was changed after the tape recorded its use in mul, so the gradient would be"
                            + " wrong; take the gradient before assign",
                    e.getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aChangedWeightOfADiffableIsNoticed(Change change) {
        var scale = new Scale(2);
        Variable x = GradientTapeTest.scalar("x", 3);
        try (GradientTape tape = new GradientTape()) {
            Tensor y = scale.call(x);
            change.to(scale.weight);
            var e = assertThrows(IllegalStateException.class, () -> tape.gradient(y, x));
            assertEquals(
                    "the variable \"weight\" () was changed after the tape recorded its use in Scale, so the gradient would"
                            + " be wrong; take the gradient before assign",
                    e.getMessage());
        }
    }

    @Test
    void aNonTrainableInputIsWatchedForChangesToo() {
        Variable factor = Variable.nonTrainable("factor", Tensor.scalar(DataType.DOUBLE, 2));
        Variable x = GradientTapeTest.scalar("x", 3);
        try (GradientTape tape = new GradientTape()) {
            Tensor y = x.mul(factor);
            factor.assign(Tensor.scalar(DataType.DOUBLE, 5));
            assertThrows(IllegalStateException.class, () -> tape.gradient(y, x));
        }
    }

    @Test
    void aChangeOffThePathDoesNoHarm() {
        Variable x = GradientTapeTest.scalar("x", 3);
        Variable other = GradientTapeTest.scalar("other", 3);
        try (GradientTape tape = new GradientTape()) {
            Tensor y = x.mul(x);
            other.mul(other);
            other.assign(Tensor.scalar(DataType.DOUBLE, 0));
            assertEquals(6, tape.gradient(y, x).item());
        }
    }

    @Test
    void aChangeBeforeTheUseOrAfterTheGradientDoesNoHarm() {
        Variable x = GradientTapeTest.scalar("x", 3);
        try (GradientTape tape = new GradientTape()) {
            x.assign(Tensor.scalar(DataType.DOUBLE, 4));
            Tensor gradient = tape.gradient(x.mul(x), x);
            x.assignSub(gradient.mul(0.5));

            assertEquals(0, x.item());
            assertEquals(8, gradient.item());
        }
    }

    /** The slope c·(x > 0 ? 1 : 0.25) is that of the x before assign, so the second derivative would be wrong. */
    @Test
    void aChangeBetweenTwoDerivativesOfARectifierIsNoticed() {
        Variable x = new Variable("x", Tensor.of(1, -2));
        Variable c = new Variable("c", Tensor.of(3, 4));
        try (GradientTape outer = new GradientTape()) {
            Tensor first;
            try (GradientTape inner = new GradientTape()) {
                first = inner.gradient(x.leakyRelu(0.25).mul(c).sum(), x);
            }
            x.assign(Tensor.of(-1, 2));
            Tensor squares = first.mul(first).sum();

            assertEquals(
                    "the variable \"x\" (2) was changed after the tape recorded its use in leakyReluGradient, so the gradient"
                            + " would be wrong; take the gradient before assign",
                    assertThrows(IllegalStateException.class, () -> outer.gradient(squares, c))
                            .getMessage());
        }
    }

    @Test
    void aChangeBetweenTwoDerivativesOfAMaximumIsNoticed() {
        Variable x = new Variable("x", Tensor.ones(1, 1, 2, 2));
        Variable c = new Variable("c", Tensor.scalar(3));
        try (GradientTape outer = new GradientTape()) {
            Tensor first;
            try (GradientTape inner = new GradientTape()) {
                first = inner.gradient(x.maxPool2d(Window.of(2)).mul(c).sum(), x);
            }
            x.assign(Tensor.zeros(1, 1, 2, 2));
            Tensor squares = first.mul(first).sum();

            assertThrows(IllegalStateException.class, () -> outer.gradient(squares, c));
        }
    }
}
