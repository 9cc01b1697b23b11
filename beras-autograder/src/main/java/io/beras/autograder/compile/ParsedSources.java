package io.beras.autograder.compile;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Sources as trees, without a look at their meaning: they need not compile. */
final class ParsedSources {

    private ParsedSources() {}

    static Iterable<? extends CompilationUnitTree> of(SortedMap<String, String> sources) {
        if (sources.isEmpty()) {
            return List.of();
        }
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        new DiagnosticCollector<JavaFileObject>(),
                        List.of("-proc:none"),
                        null,
                        MemoryFiles.sources(sources));
        try {
            return task.parse();
        } catch (IOException e) {
            throw new IllegalStateException("The sources are in memory.", e);
        }
    }

    /** Returns a problem for each source whose package is not that of its folder, by the path of the source. */
    static SortedMap<String, String> inWrongPackage(SortedMap<String, String> sources) {
        SortedMap<String, String> problems = new TreeMap<>();
        for (CompilationUnitTree unit : of(sources)) {
            String path = MemoryFiles.path(unit.getSourceFile());
            String expected =
                    path.substring(0, Math.max(path.lastIndexOf('/'), 0)).replace('/', '.');
            String declared = String.valueOf(unit.getPackageName());
            if (!declared.equals(expected)) {
                problems.put(
                        path,
                        path.substring(path.lastIndexOf('/') + 1) + ": needs 'package " + expected
                                + ";' at its start, not "
                                + (unit.getPackageName() == null ? "no package" : "'package " + declared + ";'"));
            }
        }
        return problems;
    }
}
