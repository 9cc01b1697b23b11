package io.beras.autograder.student;

import io.beras.autograder.course.Part;
import io.beras.autograder.run.CompileProblem;
import io.beras.autograder.run.CompiledProject;
import io.beras.autograder.run.ProjectCompiler;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Compiles a student's project with the class path of this command. */
final class Compilation {

    private Compilation() {}

    static CompiledProject of(Project project, CommandEnvironment environment) throws IOException {
        try {
            return new ProjectCompiler(environment.classPath()).compile(project.folder());
        } catch (IllegalStateException noCompiler) {
            throw new CourseProblem(String.valueOf(noCompiler.getMessage()), noCompiler);
        }
    }

    /** Returns a problem in one line with single spaces, as editors link it. */
    static String shown(CompileProblem problem) {
        return problem.toString().replaceAll("\\s+", " ");
    }

    /** Names the files that do not compile and do not belong to these parts, with the first problem of each. */
    static void reportOthers(
            Project project, CompiledProject compiled, List<Part> parts, CommandEnvironment environment) {
        Map<String, CompileProblem> first = new LinkedHashMap<>();
        for (CompileProblem problem : compiled.problems()) {
            if (parts.stream().noneMatch(part -> belongs(problem, part))) {
                first.putIfAbsent(environment.relative(problem.file()), problem);
            }
        }
        first.forEach((file, problem) -> environment.warn(file + " is left out, because it does not compile: "
                + shown(problem)
                + project.testedParts().stream()
                        .filter(part -> belongs(problem, part))
                        .map(part -> " ('java Course.java check " + part.name() + "' says more)")
                        .findFirst()
                        .orElse("")));
    }

    private static boolean belongs(CompileProblem problem, Part part) {
        return Stream.concat(part.classes().stream(), part.tests().stream())
                .anyMatch(name -> problem.file().endsWith(name + ".java"));
    }
}
