package io.beras.plots.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldingTest {

    private static final ValueFacts VALUES = new ValueFacts("(1)", 1, 0, 0, 1, 0, 0, 0);

    @Test
    void aShortTapeIsNotFolded() {
        List<Folding.Part> parts = Folding.of(calls(Folding.MAX_UNFOLDED, i -> "mul"), number -> false);

        assertEquals(List.of("1 to 100"), texts(parts));
    }

    @Test
    void theFirstAndTheLastRepetitionStayVisible() {
        // 2 calls, then 100 times (mul, add, tanh) from call 3 on, then 1 call; call 6 is a tanh
        List<CallFacts> calls = calls(
                303,
                i -> i <= 2 || i > 302
                        ? "call" + i
                        : List.of("tanh", "mul", "add").get(i % 3));

        List<Folding.Part> parts = Folding.of(calls, number -> false);

        assertEquals(List.of("1 to 5", "6 to 299 folded", "300 to 303"), texts(parts));
        assertEquals("294 calls folded, 6 to 299: 98 times tanh, mul, add", FoldText.of(parts.get(1)));
    }

    @Test
    void theMiddleIsFoldedIfNothingRepeats() {
        List<CallFacts> calls = calls(1000, i -> "call" + i);

        assertEquals(List.of("1 to 40", "41 to 960 folded", "961 to 1000"), texts(Folding.of(calls, number -> false)));
    }

    @Test
    void aMarkedCallIsNeverFolded() {
        List<Folding.Part> parts = Folding.of(calls(1000, i -> "mul"), number -> number == 500 || number == 504);

        // The 3 calls between the two are too few for a fold.
        assertEquals(
                List.of("1 to 1", "2 to 499 folded", "500 to 504", "505 to 999 folded", "1000 to 1000"), texts(parts));
        assertTrue(parts.stream()
                .filter(Folding.Part::isFolded)
                .flatMap(part -> part.calls().stream())
                .noneMatch(call -> call.number() == 500));
    }

    @Test
    void everyCallIsInOnePart() {
        List<CallFacts> calls = calls(777, i -> "call" + i * i % 7);

        List<CallFacts> all = new ArrayList<>();
        Folding.of(calls, number -> number % 50 == 0).forEach(part -> all.addAll(part.calls()));

        assertEquals(calls, all);
    }

    @Test
    void differentOperationsAreCounted() {
        List<CallFacts> calls = calls(10, i -> i == 3 ? "exp" : "mul");

        assertEquals("10 calls folded, 1 to 10: 9 mul, 1 exp", FoldText.of(new Folding.Part(calls, true)));
        assertFalse(new Folding.Part(calls, false).isFolded());
    }

    private static List<String> texts(List<Folding.Part> parts) {
        return parts.stream()
                .map(part -> part.first().number() + " to " + part.last().number() + (part.isFolded() ? " folded" : ""))
                .toList();
    }

    private static List<CallFacts> calls(int count, IntFunction<String> operation) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new CallFacts(i, operation.apply(i), "", List.of(), VALUES, null, Optional.empty()))
                .toList();
    }
}
