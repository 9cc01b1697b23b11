package io.beras.autograder.grade;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The code of a submission for one part.
 *
 * @param classes the folder of its compiled classes; empty if the part can't be tested
 * @param differences sentences about signatures that differ from those of the assignment; they matter if a test fails
 * @param notes other sentences for the student, the most important first
 * @param sources the paths of the sources that were compiled
 */
record PartCode(Optional<Path> classes, List<String> differences, List<String> notes, List<String> sources) {

    /** Copies the lists. */
    PartCode {
        differences = List.copyOf(differences);
        notes = List.copyOf(notes);
        sources = List.copyOf(sources);
    }

    /** Returns the code of a part that can't be tested for this reason. */
    static PartCode untested(List<String> notes) {
        return new PartCode(Optional.empty(), List.of(), notes, List.of());
    }
}
