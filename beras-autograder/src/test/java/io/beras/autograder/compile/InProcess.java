package io.beras.autograder.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.tools.ToolProvider;

/** Compiles trusted sources of tests in this JVM. */
final class InProcess {

    private InProcess() {}

    /** Returns the folder of the class files of sources without their package statement, by the names of their classes. */
    static Path compile(Map<String, String> sources, Path folder) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        sources.forEach(
                (name, text) -> files.put("student/" + name + ".java", text.replaceFirst("^", "package student;\n")));
        CompilerReply reply = new SourceCompiler(
                        ToolProvider.getSystemJavaCompiler(), System.getProperty("java.class.path"))
                .compile(new CompilerRequest(files, new TreeMap<>()));
        if (!reply.problems().isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", reply.problems()));
        }
        ClassFolder.write(Files.createDirectories(folder), reply.classes(), files.keySet());
        return folder;
    }
}
