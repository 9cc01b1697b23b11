package io.beras.autograder.compile;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The classes, packages and methods that do the work of a part, as in {@code course.json}. */
final class Forbidden {

    private final List<String> entries;
    private final ClassHierarchy hierarchy;

    Forbidden(Collection<String> entries, ClassHierarchy hierarchy) {
        this.entries = List.copyOf(entries);
        this.hierarchy = hierarchy;
    }

    /** Returns the name of what is forbidden, such as "Tensor.softmax" or "io.beras.layers.Dense". */
    Optional<String> name(Use use) {
        return use.isOfClass() ? className(use) : methodName(use);
    }

    private Optional<String> className(Use use) {
        return entries.stream()
                .filter(entry -> covers(entry, use.owner()))
                .map(entry -> use.owner())
                .findFirst();
    }

    private static boolean covers(String entry, String className) {
        return entry.endsWith(".*")
                ? className.startsWith(entry.substring(0, entry.length() - 1))
                : className.equals(entry) || className.startsWith(entry + "$");
    }

    /** A class may inherit the method: Variable.softmax is Tensor.softmax. */
    private Optional<String> methodName(Use use) {
        List<String> owners = entries.stream()
                .filter(entry -> entry.endsWith("#" + use.method()))
                .map(entry -> entry.substring(0, entry.indexOf('#')))
                .toList();
        if (owners.isEmpty()) {
            return Optional.empty();
        }
        return hierarchy.declaring(use).stream()
                .filter(owners::contains)
                .map(owner -> Use.shown(owner, use.method()))
                .findFirst();
    }
}
