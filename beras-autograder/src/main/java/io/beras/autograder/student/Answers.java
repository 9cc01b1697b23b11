package io.beras.autograder.student;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answers to the questions: sections of a Markdown file. */
final class Answers {

    private Answers() {}

    /** Returns the headings of the sections that have the same text as in the file that was handed out. */
    static List<String> unanswered(Path original, Path answered) throws IOException {
        Map<String, String> questions = sections(original);
        Map<String, String> answers = sections(answered);
        return questions.entrySet().stream()
                .filter(question -> answers.getOrDefault(question.getKey(), question.getValue())
                        .equals(question.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns the text of each section of the second or third level, without white space, by its heading. */
    private static Map<String, String> sections(Path file) throws IOException {
        Map<String, String> sections = new LinkedHashMap<>();
        String heading = "";
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8); // malformed bytes are no error here
        for (String line : text.lines().toList()) {
            if (line.matches("##+ .*")) {
                heading = line.replaceFirst("#+ ", "").strip();
                sections.put(heading, "");
            } else if (!heading.isEmpty()) {
                sections.merge(heading, line.replaceAll("\\s", ""), String::concat);
            }
        }
        return sections;
    }
}
