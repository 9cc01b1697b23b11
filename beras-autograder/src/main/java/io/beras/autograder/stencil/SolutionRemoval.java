package io.beras.autograder.stencil;

import com.github.javaparser.ast.ImportDeclaration;
import io.beras.autograder.Tier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Removes the solutions from the files of an assignment: bodies, annotations, and the helpers and imports that only the
 * removed code used.
 *
 * <p>What was unused before stays, so a stencil of a stencil is the same text.
 */
final class SolutionRemoval {

    private static final Set<String> ANNOTATIONS =
            Set.of("io.beras.autograder.Exercise", "io.beras.autograder.Tier", "io.beras.autograder");

    private final Map<JavaSource, Words> words = new LinkedHashMap<>();
    private final List<ExerciseMethod> removed = new ArrayList<>();
    private final List<ExerciseMethod> given = new ArrayList<>();
    private final Map<JavaSource, List<TextRange>> lines = new LinkedHashMap<>();

    /**
     * What is left.
     *
     * @param files the text of each file by its path; a file is missing if nothing of it is left
     * @param removed the exercises of which the student writes the body
     * @param given the exercises that are solved in this tier
     */
    record Result(SortedMap<String, String> files, List<ExerciseMethod> removed, List<ExerciseMethod> given) {}

    private SolutionRemoval(List<JavaSource> sources, Tier tier) throws StencilException {
        for (JavaSource source : sources) {
            words.put(source, Words.of(source));
            lines.put(source, new ArrayList<>());
            for (ExerciseMethod exercise : ExerciseFinder.find(source)) {
                (exercise.isGiven(tier) ? given : removed).add(exercise);
            }
        }
        // A method of a local class in a body that is removed is gone with that body.
        removed.removeIf(inner -> removed.stream()
                .anyMatch(outer -> outer != inner
                        && outer.source() == inner.source()
                        && outer.body().contains(inner.body())));
    }

    /** Returns the files of a stencil of this tier. */
    static Result of(List<JavaSource> sources, Tier tier) throws StencilException {
        SolutionRemoval removal = new SolutionRemoval(sources, tier);
        removal.chooseAnnotations();
        removal.chooseHelpers();
        removal.chooseImports();
        return new Result(removal.files(), removal.removed, removal.given);
    }

    private void chooseAnnotations() {
        for (List<ExerciseMethod> exercises : List.of(removed, given)) {
            for (ExerciseMethod exercise : exercises) {
                JavaSource source = exercise.source();
                lines.get(source).add(new LineRemoval(source).lines(source.range(exercise.annotation())));
            }
        }
    }

    private void chooseHelpers() {
        List<Helper> helpers =
                words.keySet().stream().flatMap(s -> Helper.in(s).stream()).toList();
        Set<Helper> before = new HelperUse(words, helpers, (file, offset) -> true).used();
        Set<Helper> after = new HelperUse(words, helpers, (file, offset) -> !isRemoved(file, offset)).used();
        for (Helper helper : helpers) {
            if (before.contains(helper) && !after.contains(helper)) {
                lines.get(helper.source()).add(new LineRemoval(helper.source()).lines(helper.range()));
            }
        }
    }

    private void chooseImports() {
        for (JavaSource source : words.keySet()) {
            Set<String> before = names(source, offset -> true);
            Set<String> after = names(source, offset -> !isRemoved(source, offset));
            for (ImportDeclaration declaration : source.tree().getImports()) {
                String name = declaration.getName().getIdentifier();
                boolean unused = !declaration.isAsterisk() && before.contains(name) && !after.contains(name);
                if (unused || isImportOfAnnotation(declaration)) {
                    lines.get(source).add(new LineRemoval(source).lines(source.range(declaration)));
                }
            }
        }
    }

    /** The module of the annotations is on the class path of tests only. */
    private static boolean isImportOfAnnotation(ImportDeclaration declaration) {
        boolean ofMember = declaration.isStatic() && !declaration.isAsterisk();
        String type = ofMember
                ? declaration.getName().getQualifier().map(Object::toString).orElse("")
                : declaration.getNameAsString();
        return ANNOTATIONS.contains(type);
    }

    /** Returns the names in code and comments outside of the imports. */
    private Set<String> names(JavaSource source, IntPredicate counts) {
        List<TextRange> imports =
                source.tree().getImports().stream().map(source::range).toList();
        Words all = words.get(source);
        return Stream.of(all.code(), all.comments())
                .flatMap(List::stream)
                .filter(word -> imports.stream().noneMatch(range -> range.contains(word.offset())))
                .filter(word -> counts.test(word.offset()))
                .map(Words.Word::name)
                .collect(Collectors.toSet());
    }

    private boolean isRemoved(JavaSource source, int offset) {
        return lines.get(source).stream().anyMatch(range -> range.contains(offset))
                || removed.stream().anyMatch(exercise -> exercise.source() == source && exercise.removes(offset));
    }

    private SortedMap<String, String> files() {
        SortedMap<String, String> files = new TreeMap<>();
        for (JavaSource source : words.keySet()) {
            if (hasTypes(source)) {
                files.put(source.path(), text(source));
            }
        }
        return files;
    }

    private boolean hasTypes(JavaSource source) {
        return source.tree().getTypes().isEmpty()
                || source.tree().getTypes().stream()
                        .anyMatch(type -> !isRemoved(source, source.range(type).start()));
    }

    private String text(JavaSource source) {
        TextEdits edits = new TextEdits();
        List<TextRange> deleted = new LineRemoval(source).tidy(lines.get(source));
        deleted.forEach(edits::delete);
        for (ExerciseMethod exercise : removed) {
            boolean gone = deleted.stream().anyMatch(range -> range.contains(exercise.body()));
            if (exercise.source() == source && !gone) {
                edits.replace(exercise.body(), BodyRemoval.replacement(exercise));
            }
        }
        return edits.applyTo(source.text());
    }
}
