package io.beras.autograder.intake;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;

/** Sentences for the student about what was left out, and why. */
final class Notes {

    private static final int MOST = 30;
    private static final int LONGEST_NAME = 120;

    private final Set<String> sentences = new LinkedHashSet<>();

    void add(String sentence) {
        sentences.add(sentence);
    }

    List<String> list() {
        List<String> shown = new ArrayList<>(sentences);
        if (shown.size() > MOST) {
            String rest = "There are " + (shown.size() - MOST) + " more notes like these.";
            shown = new ArrayList<>(shown.subList(0, MOST));
            shown.add(rest);
        }
        return List.copyOf(shown);
    }

    /** Returns a name from a submission in quotes, without control characters, and not too long for a sentence. */
    static String quoted(String name) {
        String printable = name.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return '"' + StringUtils.abbreviateMiddle(printable, "…", LONGEST_NAME) + '"';
    }
}
