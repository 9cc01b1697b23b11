package io.beras.autograder.compile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The classes of a submission and those of the library that they extend: which method does a call reach? */
final class ClassHierarchy {

    private final Map<String, ClassFacts> submitted;
    private final Map<String, Optional<ClassFacts>> library = new HashMap<>();

    /** Creates a hierarchy of the submitted classes, by their full names, and the library of this JVM. */
    ClassHierarchy(Map<String, ClassFacts> submitted) {
        this.submitted = submitted;
    }

    /**
     * Returns the library's classes that declare the used method: the class of the call, or classes that it extends.
     *
     * <p>A method that the submission overrides is its own. So is a short form of the library that calls such a method.
     */
    Set<String> declaring(Use use) {
        Set<String> found = new HashSet<>();
        search(use.owner(), use.method() + use.descriptor(), new HashSet<>(), new HashSet<>(), found);
        return found;
    }

    private void search(
            String className, String method, Set<String> overridden, Set<String> searched, Set<String> found) {
        if (!searched.add(className)) { // interfaces that meet again and again would double the work with each
            return;
        }
        ClassFacts own = submitted.get(className);
        if (own != null) {
            if (!own.methods().containsKey(method)) {
                overridden.addAll(own.methods().keySet());
                own.parents().forEach(parent -> search(parent, method, overridden, searched, found));
            }
            return;
        }
        Optional<ClassFacts> facts = library.computeIfAbsent(className, ClassHierarchy::libraryClass);
        if (facts.isEmpty()) {
            found.add(className);
            return;
        }
        Set<String> overloads = facts.get().methods().get(method);
        if (overloads != null && overloads.stream().noneMatch(overridden::contains)) {
            found.add(className);
        }
        facts.get().parents().forEach(parent -> search(parent, method, overridden, searched, found));
    }

    private static Optional<ClassFacts> libraryClass(String className) {
        String resource = className.replace('.', '/') + ".class";
        try (InputStream in = ClassHierarchy.class.getClassLoader().getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(ClassFacts.of(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + resource, e);
        }
    }
}
