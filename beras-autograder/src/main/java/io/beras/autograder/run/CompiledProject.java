package io.beras.autograder.run;

import java.nio.file.Path;
import java.util.List;

/**
 * The classes of a project, and the problems of the files that were left out.
 *
 * @param classes the folder of the compiled classes
 * @param problems the problems in the order in which the compiler found them; empty if every file was compiled
 */
public record CompiledProject(Path classes, List<CompileProblem> problems) {

    /** Copies the list. */
    public CompiledProject {
        problems = List.copyOf(problems);
    }

    /** Returns the problems of the file of this class, such as "Dense". */
    public List<CompileProblem> problemsOf(String className) {
        return problems.stream()
                .filter(problem -> problem.file().endsWith(className + ".java"))
                .toList();
    }
}
