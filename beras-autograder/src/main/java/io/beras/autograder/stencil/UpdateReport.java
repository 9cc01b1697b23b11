package io.beras.autograder.stencil;

import java.util.List;

/**
 * What an update did with each file, by the paths relative to the project; unchanged files are in no list.
 *
 * @param renewed files that were replaced, because the student had not changed them
 * @param added files that are new
 * @param removed files that are gone from the assignment, and that the student had not changed
 * @param kept files that changed in the assignment, but stay as the student has changed or deleted them; the new version is
 *     in the folder of the originals
 */
public record UpdateReport(List<String> renewed, List<String> added, List<String> removed, List<String> kept) {

    /** Copies the lists. */
    public UpdateReport {
        renewed = List.copyOf(renewed);
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        kept = List.copyOf(kept);
    }
}
