package io.beras.autograder.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClassHierarchyTest {

    private static final String TENSOR = "io.beras.core.Tensor";

    @Test
    void aMethodIsFoundInTheLibraryClassThatDeclaresIt() {
        ClassHierarchy hierarchy =
                new ClassHierarchy(Map.of("A", new ClassFacts(List.of("io.beras.core.Variable"), Map.of())));
        Use use = new Use("A.f", "A", "softmax", "()Lio/beras/core/Tensor;");
        assertEquals(Set.of(TENSOR), hierarchy.declaring(use));
    }

    /** Each class inherits the next in two ways, so 2 to the power of 60 ways lead to the last. */
    @Test
    void classesThatMeetAgainAndAgainTakeNoTime() {
        Map<String, ClassFacts> submitted = new HashMap<>();
        submitted.put("A0", new ClassFacts(List.of(TENSOR), Map.of()));
        for (int i = 1; i <= 60; i++) {
            submitted.put("A" + i, new ClassFacts(List.of("L" + i, "R" + i), Map.of()));
            submitted.put("L" + i, new ClassFacts(List.of("A" + (i - 1)), Map.of()));
            submitted.put("R" + i, new ClassFacts(List.of("A" + (i - 1)), Map.of()));
        }
        Use use = new Use("A.f", "A60", "softmax", "()Lio/beras/core/Tensor;");
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertEquals(Set.of(TENSOR), new ClassHierarchy(submitted).declaring(use)));
    }
}
