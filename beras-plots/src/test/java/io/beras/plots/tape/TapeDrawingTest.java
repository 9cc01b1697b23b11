package io.beras.plots.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.GradientTape;
import io.beras.core.ShapeException;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeDrawingTest {

    private final Variable w = new Variable("w", Tensor.of(1, 2));

    @Test
    void aTapeThatIsNotPersistentNamesTheRemedy() {
        try (GradientTape tape = new GradientTape()) {
            Tensor loss = w.sum();

            var e = assertThrows(IllegalStateException.class, () -> TapeDrawing.of(tape, loss));

            assertEquals(
                    "TapeDrawing.of: the tape is not persistent, so the drawing would use up its only gradient; create the"
                            + " tape with new GradientTape(true)",
                    e.getMessage());
        }
    }

    @Test
    void aLossThatIsNoScalarNamesItsShape() {
        try (GradientTape tape = new GradientTape(true)) {
            Tensor loss = w.square();

            var e = assertThrows(ShapeException.class, () -> TapeDrawing.of(tape, loss));

            assertEquals(
                    "TapeDrawing.of: the loss has the shape (2), but a drawing needs a scalar; reduce it with sum() or mean()",
                    e.getMessage());
        }
    }

    @Test
    void aLossThatTheTapeDidNotRecordIsAnError() {
        try (GradientTape tape = new GradientTape(true)) {
            Tensor copy = w.sum().detach();

            var e = assertThrows(IllegalArgumentException.class, () -> TapeDrawing.of(tape, copy));

            assertEquals(
                    "TapeDrawing.of: none of the 2 recorded calls computed the loss; pass the tensor that the last call"
                            + " inside this tape returned, not a copy of it or a tensor computed after close()",
                    e.getMessage());
        }
    }

    @Test
    void aTapeWithoutCallsIsAnError() {
        try (GradientTape tape = new GradientTape(true)) {
            var e = assertThrows(IllegalArgumentException.class, () -> TapeDrawing.of(tape, Tensor.scalar(1)));

            assertEquals(
                    "TapeDrawing.of: the tape has no calls; compute the loss while the tape is open, from a trainable variable"
                            + " or a watched tensor",
                    e.getMessage());
        }
    }

    @Test
    void theBackwardPassOfAnInnerTapeIsDrawnLikeCalls() {
        // f = Σ w³, so ∂f/∂w = 3w² and the loss Σ (3w²)² = 9·Σ w⁴ has the gradient 36·w³ = (36, 288)
        try (GradientTape outer = new GradientTape(true)) {
            Tensor gradient;
            try (GradientTape inner = new GradientTape()) {
                gradient = inner.gradient(w.square().mul(w).sum(), w);
            }
            TapeFacts facts = TapeReader.read(outer, gradient.square().sum(), Map.of("w", w));

            assertTrue(facts.calls().size() > 7, "the calls of the inner backward pass are missing");
            ValueFacts ofW = facts.leaves().get(0).gradient();
            assertEquals("36 … 288", ofW == null ? "" : ofW.range());
        }
    }

    @Test
    void aLossFromTheTapesOwnGradientNamesTheRemedy() {
        try (GradientTape tape = new GradientTape(true)) {
            Tensor loss = tape.gradient(w.square().sum(), w).mul(w).sum();

            var e = assertThrows(IllegalStateException.class, () -> TapeDrawing.of(tape, loss));

            assertTrue(e.getMessage().contains("nest two tapes"), e.getMessage());
        }
    }

    @Test
    void anEnclosingTapeDoesNotRecordTheDrawing() {
        try (GradientTape outer = new GradientTape();
                GradientTape tape = new GradientTape(true)) {
            Tensor loss = w.square().sum();
            int calls = outer.calls().size();

            TapeDrawing.of(tape, loss);

            assertEquals(calls, outer.calls().size());
            assertEquals(List.of(2f, 4f), floats(tape.gradient(loss, w)), "the tape still gives its gradient");
        }
    }

    @Test
    void theDrawingOutlivesTheStep() {
        TapeDrawing drawing;
        try (StepScope step = new StepScope();
                GradientTape tape = new GradientTape(true)) {
            drawing = TapeDrawing.of(tape, w.square().sum());
        }

        assertTrue(drawing.toHtml().contains("loss 5"));
    }

    @Test
    void listsOfSourcesAreNamedByTheirVariables() {
        Variable second = new Variable("w", Tensor.of(3));
        try (GradientTape tape = new GradientTape(true)) {
            TapeDrawing drawing = TapeDrawing.of(tape, w.sum().add(second.sum()), List.of(w, second));

            assertTrue(drawing.toString().contains("variable w_2: (1) in [3], ‖gradient‖ 1"), drawing.toString());
        }
    }

    @Test
    void theWordsNameEveryFact() {
        try (GradientTape tape = new GradientTape(true)) {
            TapeDrawing drawing = TapeDrawing.of(tape, w.sub(1).relu().sum());

            assertEquals("""
                    Tape of 4 calls to the loss 1, with 1 variable; no marks
                    1. sub: w (2), 1 -> (2) in [0 … 1], 50 % zeros, ‖gradient‖ 1
                    2. leakyRelu: call 1 (2) -> (2) in [0 … 1], 50 % zeros, ‖gradient‖ 1.41
                    3. sum: call 2 (2) -> (1) in [1], ‖gradient‖ 1
                    4. reshape: call 3 (1) -> () in [1], ‖gradient‖ 1
                    variable w: (2) in [1 … 2], ‖gradient‖ 1
                    """, drawing.toString());
        }
    }

    @Test
    void writesThePage(@TempDir Path folder) throws IOException {
        try (GradientTape tape = new GradientTape(true)) {
            TapeDrawing drawing = TapeDrawing.of(tape, w.sum());
            Path page = folder.resolve("new").resolve("tape.html");

            drawing.writeHtml(page);

            assertEquals(drawing.toHtml(), Files.readString(page));
        }
    }

    private static List<Float> floats(Tensor tensor) {
        return List.of((float) tensor.get(0), (float) tensor.get(1));
    }
}
