package io.beras.autograder.sandbox;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of a library that do a part's work: "io.beras.layers.Dense" for a class with its nested classes,
 * "io.beras.layers.*" for a package, "io.beras.core.Tensor#softmax" for all methods of this name.
 */
final class ForbiddenNames {

    private final Set<String> names;

    ForbiddenNames(Collection<String> names) {
        this.names = new TreeSet<>(names);
    }

    Set<String> names() {
        return names;
    }

    /** Returns true if the class is left out. */
    boolean isForbidden(String className) {
        String outermost = className.contains("$") ? className.substring(0, className.indexOf('$')) : className;
        return names.contains(className)
                || names.contains(outermost)
                || names.contains(className.substring(0, className.lastIndexOf('.') + 1) + "*");
    }

    /** Returns the names of the methods of a class that are forbidden. */
    List<String> methodsOf(String className) {
        String prefix = className + "#";
        return names.stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .toList();
    }
}
