package io.beras.autograder.stencil;

import java.util.Map;
import java.util.TreeMap;

/** Replacements of ranges of a text that do not overlap. */
final class TextEdits {

    private final TreeMap<Integer, Edit> edits = new TreeMap<>();

    private record Edit(int end, String replacement) {}

    void replace(TextRange range, String replacement) {
        edits.put(range.start(), new Edit(range.end(), replacement));
    }

    void delete(TextRange range) {
        replace(range, "");
    }

    /** Returns the text with all replacements made, from the end to the start: earlier offsets stay valid. */
    String applyTo(String text) {
        StringBuilder result = new StringBuilder(text);
        for (Map.Entry<Integer, Edit> edit : edits.descendingMap().entrySet()) {
            result.replace(edit.getKey(), edit.getValue().end, edit.getValue().replacement);
        }
        return result.toString();
    }
}
