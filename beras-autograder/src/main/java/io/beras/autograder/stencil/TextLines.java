package io.beras.autograder.stencil;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The lines of a text; lines end with LF, CR LF or CR. */
final class TextLines {

    private final String text;
    private final List<Integer> starts = new ArrayList<>();

    TextLines(String text) {
        this.text = text;
        starts.add(0);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean crOfCrLf = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (c == '\n' || (c == '\r' && !crOfCrLf)) {
                starts.add(i + 1);
            }
        }
    }

    /** Returns the offset of a line and a column; both are counted from 1. */
    int offset(int line, int column) {
        return starts.get(line - 1) + column - 1;
    }

    /** Returns the line of an offset, counted from 1. */
    int lineOf(int offset) {
        int line = Collections.binarySearch(starts, offset);
        return line >= 0 ? line + 1 : -line - 1;
    }

    int startOfLine(int offset) {
        return starts.get(lineOf(offset) - 1);
    }

    /** Returns the offset after the line break of the line. */
    int startOfNextLine(int offset) {
        int line = lineOf(offset);
        return line < starts.size() ? starts.get(line) : text.length();
    }

    /** Returns the white space at the start of the line. */
    String indentation(int offset) {
        int start = startOfLine(offset);
        int end = start;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(start, end);
    }

    /** Returns the line break of the first line, or LF if the text has only one line. */
    String lineBreak() {
        if (starts.size() == 1) {
            return "\n";
        }
        int end = starts.get(1);
        return text.substring(end >= 2 && text.charAt(end - 2) == '\r' ? end - 2 : end - 1, end);
    }

    /** Returns the text of the line before this offset. */
    String before(int offset) {
        return text.substring(startOfLine(offset), offset);
    }

    /** Returns the text of the line from this offset, without white space at its ends. */
    String after(int offset) {
        return text.substring(offset, Math.max(offset, startOfNextLine(offset))).strip();
    }
}
