package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UniqueNamesTest {

    @Test
    void numbersEqualNamesAndLeavesOutTakenNumbers() {
        UniqueNames names = new UniqueNames();

        assertEquals(
                List.of("w", "w_2", "w_3", "b", "w_2_2"),
                Stream.of("w", "w_2", "w", "b", "w_2").map(names::next).toList());
    }

    @Test
    void variablesKeepTheirOrder() {
        List<Variable> variables = List.of(new Variable("w", Tensor.of(1)), new Variable("w", Tensor.of(2)));

        assertEquals(List.of("w", "w_2"), List.copyOf(UniqueNames.of(variables).keySet()));
        assertEquals(variables, List.copyOf(UniqueNames.of(variables).values()));
    }
}
