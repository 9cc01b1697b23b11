package io.beras.autograder.compile;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tells what became of some source files.
 *
 * @param classes a folder of the grader with the class files; nothing if no source compiled
 * @param compiled the sources that produced the class files, such as "assignment/Dense.java"; those that do not compile,
 *     or that need them, are missing
 * @param problems the errors of javac, such as "Dense.java:33: ';' expected"
 * @param signatures the header and the public and protected members of each class, as declared in its source, also if the
 *     source does not compile
 * @param died a sentence for the student, if the process of the compiler crashed or took too long
 */
public record Compilation(
        Optional<Path> classes,
        SortedSet<String> compiled,
        List<String> problems,
        SortedMap<String, List<String>> signatures,
        Optional<String> died) {

    /** Copies the collections. */
    public Compilation {
        compiled = Collections.unmodifiableSortedSet(new TreeSet<>(compiled));
        problems = List.copyOf(problems);
        signatures = Collections.unmodifiableSortedMap(new TreeMap<>(signatures));
    }

    static Compilation ofDeath(String sentence) {
        return new Compilation(
                Optional.empty(),
                Collections.emptySortedSet(),
                List.of(),
                Collections.emptySortedMap(),
                Optional.of(sentence));
    }
}
