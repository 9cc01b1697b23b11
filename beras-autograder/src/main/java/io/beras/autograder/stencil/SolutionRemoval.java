package io.beras.autograder.stencil;

import io.beras.autograder.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Removes the solutions from the files of an assignment: bodies, annotations, and the helpers and imports that only the
 * removed code used.
 *
 * <p>What was unused before stays, so a stencil of a stencil is the same text.
 */
final class SolutionRemoval {

    /**
     * What is left.
     *
     * @param files the text of each file by its path; a file is missing if nothing of it is left
     * @param removed the exercises of which the student writes the body
     * @param given the exercises that are solved in this tier
     */
    record Result(SortedMap<String, String> files, List<ExerciseMethod> removed, List<ExerciseMethod> given) {}

    private SolutionRemoval() {}

    /** Returns the files of a stencil of this tier. */
    static Result of(List<JavaSource> sources, Tier tier) throws StencilException {
        List<SolutionFile> files = new ArrayList<>();
        for (JavaSource source : sources) {
            files.add(new SolutionFile(source, tier));
        }
        removeHelpers(files);
        files.forEach(SolutionFile::removeImports);
        SortedMap<String, String> texts = new TreeMap<>();
        files.stream()
                .filter(SolutionFile::isLeft)
                .forEach(file -> texts.put(file.source().path(), file.text()));
        return new Result(
                texts,
                files.stream().flatMap(file -> file.written().stream()).toList(),
                files.stream().flatMap(file -> file.given().stream()).toList());
    }

    private static void removeHelpers(List<SolutionFile> files) {
        List<Helper> helpers = files.stream()
                .flatMap(file -> Helper.in(file.source()).stream())
                .toList();
        Set<Helper> before = new HelperUse(files, helpers, (file, offset) -> true).used();
        Set<Helper> after = new HelperUse(files, helpers, (file, offset) -> !file.isRemoved(offset)).used();
        for (SolutionFile file : files) {
            for (Helper helper : helpers) {
                if (helper.source() == file.source() && before.contains(helper) && !after.contains(helper)) {
                    file.removeLines(helper.range());
                }
            }
        }
    }
}
