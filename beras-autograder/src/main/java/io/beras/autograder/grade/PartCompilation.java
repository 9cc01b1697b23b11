package io.beras.autograder.grade;

import io.beras.autograder.compile.Compilation;
import io.beras.autograder.compile.PartCompiler;
import io.beras.autograder.compile.SignatureComparison;
import io.beras.autograder.compile.SourceSignatures;
import io.beras.autograder.course.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compiles the parts of a submission, each beside the reference solution of the other parts.
 *
 * <p>A part is compiled with the helper classes that it names; if that fails, alone; if that fails, with all other files of
 * the submission that it names.
 */
final class PartCompilation {

    private final GradedAssignment assignment;
    private final SubmittedCode code;
    private final ReferenceClasses reference;
    private final PartCompiler compiler;
    private final Path work;

    PartCompilation(
            GradedAssignment assignment,
            SubmittedCode code,
            ReferenceClasses reference,
            PartCompiler compiler,
            Path work) {
        this.assignment = assignment;
        this.code = code;
        this.reference = reference;
        this.compiler = compiler;
        this.work = work;
    }

    /**
     * Compiles the classes of a part.
     *
     * @param refused the classes that all parts together do without, because they use what is not theirs to use
     */
    PartCode compile(Part part, Collection<String> refused) throws IOException {
        return SubmittedCode.hasAllClasses(part)
                ? compileWhatCompiles(refused)
                : compile(new TreeSet<>(part.classes()));
    }

    /** Compiles all classes of the submission, without those that don't compile: the models may not need these. */
    private PartCode compileWhatCompiles(Collection<String> refused) throws IOException {
        SortedSet<String> names = Sources.classesOf(assignment.course().parts());
        SortedSet<String> accepted = new TreeSet<>(names);
        accepted.removeAll(refused);
        Compilation result = compiler.compile(code.withHelpers(code.of(accepted)), dependencies(names));
        List<String> notes = new ArrayList<>(result.problems());
        if (!refused.isEmpty()) {
            notes.add("without the classes that were not run in their own parts: " + String.join(", ", refused));
        }
        result.died().ifPresent(notes::add);
        retainReachable(result, accepted);
        return new PartCode(result.classes(), List.of(), notes, List.of());
    }

    /** A helper that no class of the part uses is an experiment: nobody looks at it, and it does not run. */
    private void retainReachable(Compilation result, Collection<String> names) throws IOException {
        String packagePath = assignment.course().packageName().replace('.', '/') + "/";
        if (result.classes().isPresent()) {
            new ClassReferences(packagePath)
                    .retainReachable(
                            result.classes().get(),
                            names.stream().map(name -> packagePath + name).toList());
        }
    }

    private Path dependencies(SortedSet<String> excluded) throws IOException {
        return WorkFolder.share(reference.without(excluded, Files.createTempDirectory(work, "dependencies")));
    }

    /** Compiles the classes of these parts together. */
    PartCode compile(List<Part> parts) throws IOException {
        return compile(Sources.classesOf(parts));
    }

    private PartCode compile(SortedSet<String> names) throws IOException {
        SortedMap<String, String> own = code.of(names);
        List<String> notes = missing(names, own);
        if (own.isEmpty()) {
            return PartCode.untested(notes);
        }
        Path dependencies = dependencies(names);
        List<String> problems = List.of();
        for (Attempt attempt : attempts(own)) {
            Compilation result = compiler.compile(attempt.sources(), dependencies);
            if (result.classes().isPresent() && result.problems().isEmpty()) {
                attempt.note().ifPresent(notes::add);
                retainReachable(result, names);
                return new PartCode(
                        result.classes(),
                        differences(own.keySet(), result),
                        notes,
                        List.copyOf(attempt.sources().keySet()));
            }
            if (problems.isEmpty() || attempt.sources().equals(own)) {
                problems = problems(own.keySet(), result);
            }
        }
        notes.addAll(problems);
        return PartCode.untested(notes);
    }

    /** Sources to compile together, and what the report says if this succeeds. */
    private record Attempt(SortedMap<String, String> sources, Optional<String> note) {}

    private List<Attempt> attempts(SortedMap<String, String> own) {
        List<Attempt> attempts = new ArrayList<>();
        SortedMap<String, String> withHelpers = code.withHelpers(own);
        attempts.add(new Attempt(withHelpers, Optional.empty()));
        if (!withHelpers.equals(own)) {
            attempts.add(new Attempt(
                    own,
                    Optional.of(
                            "graded without the helper classes, which do not compile: " + others(withHelpers, own))));
        }
        SortedMap<String, String> named = code.withNamed(own);
        if (!named.equals(withHelpers)) {
            attempts.add(new Attempt(
                    named,
                    Optional.of("graded with other files of the submission, because it does not compile without them: "
                            + others(named, own))));
        }
        return attempts;
    }

    private static String others(SortedMap<String, String> all, SortedMap<String, String> own) {
        Set<String> others = new TreeSet<>(all.keySet());
        others.removeAll(own.keySet());
        return String.join(", ", others);
    }

    private List<String> missing(SortedSet<String> names, Map<String, String> own) {
        List<String> notes = new ArrayList<>();
        for (String name : names) {
            String path = Sources.path(assignment.course().packageName(), name);
            if (!own.containsKey(path)) {
                notes.add(name + ".java is missing; hand in src/main/java/" + path);
            }
        }
        return notes;
    }

    private List<String> problems(Set<String> own, Compilation result) {
        if (result.died().isPresent()) { // then nothing is known about the classes
            return List.of(result.died().get());
        }
        List<String> problems = new ArrayList<>(differences(own, result));
        problems.addAll(result.problems());
        return problems;
    }

    private List<String> differences(Set<String> own, Compilation result) {
        SortedMap<String, String> expected = new TreeMap<>(assignment.sources());
        expected.keySet().retainAll(own);
        return SignatureComparison.of(SourceSignatures.of(expected), result.signatures());
    }
}
