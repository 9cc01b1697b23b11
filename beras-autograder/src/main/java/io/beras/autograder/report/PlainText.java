package io.beras.autograder.report;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text from a submission, of which a report keeps a limited length and the characters that every format can hold. */
final class PlainText {

    /** Enough for the longest message of a check. */
    static final int MAX_LENGTH = 10_000;

    private static final int MAX_LINES_IN_LIST = 200;

    private static final char REPLACEMENT = '\uFFFD';

    private static final Pattern ANSI_SEQUENCE =
            Pattern.compile("\u001B(\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001B]*\u0007?)?");

    private PlainText() {}

    /** Returns the text without terminal codes and without characters that XML forbids or that change the direction. */
    static String of(String text) {
        String begin = text.length() > 2 * MAX_LENGTH ? text.substring(0, 2 * MAX_LENGTH) : text;
        String plain = ANSI_SEQUENCE
                .matcher(begin.replace("\r\n", "\n"))
                .replaceAll("")
                .codePoints()
                .map(PlainText::shown)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return plain.length() > MAX_LENGTH || begin.length() < text.length() ? cut(plain, text.length()) : plain;
    }

    /** Returns the cleaned texts; texts after the first 200 are counted. */
    static List<String> of(List<String> texts) {
        if (texts.size() <= MAX_LINES_IN_LIST) {
            return texts.stream().map(PlainText::of).toList();
        }
        int kept = MAX_LINES_IN_LIST - 1; // with the sentence about the rest, the list can be read and cut again
        List<String> begin = texts.stream().limit(kept).map(PlainText::of).collect(Collectors.toList());
        begin.add("(" + (texts.size() - kept) + " more are left out)");
        return List.copyOf(begin);
    }

    private static int shown(int character) {
        boolean allowed = switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\n' || character == '\t';
            case Character.SURROGATE -> false;
            default -> !changesDirection(character) && (character & 0xFFFE) != 0xFFFE;
        };
        return allowed ? character : REPLACEMENT;
    }

    /** A text with these characters can read other than it is. */
    private static boolean changesDirection(int character) {
        return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
    }

    private static String cut(String text, int length) {
        String remark = "…\n(cut here; the whole text has " + length + " characters)";
        int end = Math.min(text.length(), MAX_LENGTH - remark.length());
        boolean splitsPair = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, splitsPair ? end - 1 : end) + remark;
    }
}
