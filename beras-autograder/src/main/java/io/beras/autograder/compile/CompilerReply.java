package io.beras.autograder.compile;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.lang3.StringUtils;

/**
 * What the compiler answers. The grader does not trust it: a source can be written against the compiler.
 *
 * @param failure how the compiler failed, or "" if it did its work
 * @param classes the class files by the names of their classes, such as "assignment/Dense$1"
 * @param compiled the paths of the sources that produced the class files
 * @param problems the errors, such as "Dense.java:33: ';' expected"
 * @param signatures the signatures by class
 */
record CompilerReply(
        String failure,
        SortedMap<String, byte[]> classes,
        List<String> compiled,
        List<String> problems,
        SortedMap<String, List<String>> signatures) {

    private static final int LONGEST_PROBLEM = 500;

    private static final int MOST_PROBLEMS = 50;
    private static final int MOST_CLASSES = 1_000;
    private static final int MOST_CLASS_BYTES = 1_000_000;
    private static final int MOST_BYTES = 20_000_000;
    private static final int MOST_TEXTS = 2_000;
    private static final int MOST_TEXT_BYTES = 4 * LONGEST_PROBLEM;

    static CompilerReply ofFailure(String failure) {
        return new CompilerReply(failure, new TreeMap<>(), List.of(), List.of(), new TreeMap<>());
    }

    /** Whether the grader refuses to read the class files. */
    boolean isTooLarge() {
        return classes.size() > MOST_CLASSES
                || classes.values().stream().anyMatch(content -> content.length > MOST_CLASS_BYTES)
                || classes.values().stream()
                                .mapToLong(content -> content.length)
                                .sum()
                        > MOST_BYTES;
    }

    void write(DataOutput out) throws IOException {
        Fields.write(out, StringUtils.abbreviate(failure, LONGEST_PROBLEM));
        out.writeInt(classes.size());
        for (Map.Entry<String, byte[]> file : classes.entrySet()) {
            Fields.write(out, file.getKey());
            Fields.write(out, file.getValue());
        }
        Fields.write(out, compiled);
        Fields.write(out, shortened(problems, MOST_PROBLEMS));
        out.writeInt(Math.min(signatures.size(), MOST_TEXTS));
        for (Map.Entry<String, List<String>> ofClass :
                signatures.entrySet().stream().limit(MOST_TEXTS).toList()) {
            Fields.write(out, StringUtils.abbreviate(ofClass.getKey(), LONGEST_PROBLEM));
            Fields.write(out, shortened(ofClass.getValue(), MOST_TEXTS));
        }
    }

    private static List<String> shortened(List<String> texts, int most) {
        return texts.stream()
                .limit(most)
                .map(text -> StringUtils.abbreviate(text, LONGEST_PROBLEM))
                .toList();
    }

    static CompilerReply read(DataInput in) throws IOException {
        return new CompilerReply(
                Fields.text(in, MOST_TEXT_BYTES),
                classes(in),
                Fields.texts(in, MOST_TEXTS, MOST_TEXT_BYTES),
                Fields.texts(in, MOST_PROBLEMS, MOST_TEXT_BYTES),
                signatures(in));
    }

    private static SortedMap<String, byte[]> classes(DataInput in) throws IOException {
        SortedMap<String, byte[]> classes = new TreeMap<>();
        int count = Fields.length(in, MOST_CLASSES);
        int room = MOST_BYTES;
        for (int i = 0; i < count; i++) {
            String name = Fields.text(in, MOST_TEXT_BYTES);
            byte[] content = Fields.bytes(in, Math.min(room, MOST_CLASS_BYTES));
            room -= content.length;
            classes.put(name, content);
        }
        return classes;
    }

    private static SortedMap<String, List<String>> signatures(DataInput in) throws IOException {
        SortedMap<String, List<String>> signatures = new TreeMap<>();
        int count = Fields.length(in, MOST_TEXTS);
        int room = MOST_TEXTS;
        for (int i = 0; i < count; i++) {
            String name = Fields.text(in, MOST_TEXT_BYTES);
            List<String> texts = Fields.texts(in, room, MOST_TEXT_BYTES);
            room -= texts.size();
            signatures.put(name, texts);
        }
        return signatures;
    }
}
