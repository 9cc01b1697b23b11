package io.beras.autograder.course;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds parts and steps by their names. */
final class Named {

    private Named() {}

    static <T> T find(String kind, String name, List<T> candidates, Function<T, String> nameOf) {
        return candidates.stream()
                .filter(candidate -> nameOf.apply(candidate).equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no " + kind + " \"" + name + "\"; choose one of: "
                                + candidates.stream().map(nameOf).collect(Collectors.joining(", "))));
    }
}
