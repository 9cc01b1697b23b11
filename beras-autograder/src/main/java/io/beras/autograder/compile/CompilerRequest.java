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
 * @param dependencies a folder of classes that the sources may use, beside the libraries
 */
record CompilerRequest(SortedMap<String, String> sources, String dependencies) {

    private static final int MOST_SOURCES = 2_000;
    private static final int MOST_BYTES = 4_000_000;
    private static final int LONGEST_PATH = 10_000;

    void write(DataOutput out) throws IOException {
        out.writeInt(sources.size());
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Fields.write(out, source.getKey());
            Fields.write(out, source.getValue());
        }
        Fields.write(out, dependencies);
    }

    static CompilerRequest read(DataInput in) throws IOException {
        int count = Fields.length(in, MOST_SOURCES);
        SortedMap<String, String> sources = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            sources.put(Fields.text(in, LONGEST_PATH), Fields.text(in, MOST_BYTES));
        }
        return new CompilerRequest(sources, Fields.text(in, LONGEST_PATH));
    }
}
