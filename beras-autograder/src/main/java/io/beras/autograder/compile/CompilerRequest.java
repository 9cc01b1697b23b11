package io.beras.autograder.compile;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the grader asks its compiler.
 *
 * @param sources the texts by their paths, such as "assignment/Dense.java"
 * @param dependencies the class files that the sources may use, beside the libraries, by names such as "assignment/Dense";
 *     the process of the compiler may not read the grader's folders
 */
record CompilerRequest(SortedMap<String, String> sources, SortedMap<String, byte[]> dependencies) {

    private static final int MOST_FILES = 2_000;
    private static final int MOST_BYTES = 4_000_000;
    private static final int LONGEST_PATH = 10_000;

    void write(DataOutput out) throws IOException {
        out.writeInt(sources.size());
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Fields.write(out, source.getKey());
            Fields.write(out, source.getValue());
        }
        out.writeInt(dependencies.size());
        for (Map.Entry<String, byte[]> file : dependencies.entrySet()) {
            Fields.write(out, file.getKey());
            Fields.write(out, file.getValue());
        }
    }

    static CompilerRequest read(DataInput in) throws IOException {
        int texts = Fields.length(in, MOST_FILES);
        SortedMap<String, String> sources = new TreeMap<>();
        for (int i = 0; i < texts; i++) {
            sources.put(Fields.text(in, LONGEST_PATH), Fields.text(in, MOST_BYTES));
        }
        SortedMap<String, byte[]> dependencies = new TreeMap<>();
        int files = Fields.length(in, MOST_FILES);
        for (int i = 0; i < files; i++) {
            dependencies.put(Fields.text(in, LONGEST_PATH), Fields.bytes(in, MOST_BYTES));
        }
        return new CompilerRequest(sources, dependencies);
    }
}
