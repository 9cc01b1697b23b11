package io.beras.autograder.stencil;

import com.github.javaparser.ast.ImportDeclaration;
import io.beras.autograder.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A file of the reference solution, and what is removed from it. */
final class SolutionFile {

    private static final Set<String> ANNOTATIONS =
            Set.of("io.beras.autograder.Exercise", "io.beras.autograder.Tier", "io.beras.autograder");

    private final JavaSource source;
    private final Words words;
    private final LineRemoval lineRemoval;
    private final List<ExerciseMethod> written = new ArrayList<>();
    private final List<ExerciseMethod> given = new ArrayList<>();
    private final List<TextRange> removedLines = new ArrayList<>();

    /** Finds the exercises of the file, and removes their annotations. */
    SolutionFile(JavaSource source, Tier tier) throws StencilException {
        this.source = source;
        this.words = Words.of(source);
        this.lineRemoval = new LineRemoval(source);
        for (ExerciseMethod exercise : ExerciseFinder.find(source)) {
            (exercise.isGiven(tier) ? given : written).add(exercise);
            removeLines(source.range(exercise.annotation()));
        }
        // A method of a local class in a body that is removed is gone with that body.
        written.removeIf(inner -> written.stream()
                .anyMatch(outer -> !outer.equals(inner) && outer.body().contains(inner.body())));
    }

    JavaSource source() {
        return source;
    }

    Words words() {
        return words;
    }

    /** Returns the exercises of which the student writes the body. */
    List<ExerciseMethod> written() {
        return written;
    }

    /** Returns the exercises that are given solved. */
    List<ExerciseMethod> given() {
        return given;
    }

    void removeLines(TextRange range) {
        removedLines.add(lineRemoval.lines(range));
    }

    /** Returns true if the character at this offset is removed; replaced bodies count as removed. */
    boolean isRemoved(int offset) {
        return removedLines.stream().anyMatch(range -> range.contains(offset))
                || written.stream().anyMatch(exercise -> exercise.removes(offset));
    }

    /** Removes the imports whose names only the removed code contained, and those of the annotations. */
    void removeImports() {
        Set<String> before = names(offset -> true);
        Set<String> after = names(offset -> !isRemoved(offset));
        for (ImportDeclaration declaration : source.tree().getImports()) {
            String name = declaration.getName().getIdentifier();
            boolean unused = !declaration.isAsterisk() && before.contains(name) && !after.contains(name);
            if (unused || isImportOfAnnotation(declaration)) {
                removeLines(source.range(declaration));
            }
        }
    }

    /** Returns false if no type of the file is left. */
    boolean isLeft() {
        return source.tree().getTypes().isEmpty()
                || source.tree().getTypes().stream()
                        .anyMatch(type -> !isRemoved(source.range(type).start()));
    }

    /** Returns the text that is left. */
    String text() {
        TextEdits edits = new TextEdits();
        lineRemoval.tidy(removedLines).forEach(edits::delete);
        for (ExerciseMethod exercise : written) {
            edits.replace(exercise.body(), BodyRemoval.replacement(exercise));
        }
        return edits.applyTo(source.text());
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
    private Set<String> names(IntPredicate counts) {
        List<TextRange> imports =
                source.tree().getImports().stream().map(source::range).toList();
        return Stream.of(words.code(), words.comments())
                .flatMap(List::stream)
                .filter(word -> imports.stream().noneMatch(range -> range.contains(word.offset())))
                .filter(word -> counts.test(word.offset()))
                .map(Words.Word::name)
                .collect(Collectors.toSet());
    }
}
