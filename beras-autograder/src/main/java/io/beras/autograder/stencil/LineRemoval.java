package io.beras.autograder.stencil;

import com.github.javaparser.JavaToken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Chooses what disappears with a declaration: its comments, its lines, and a blank line that would be left over. */
final class LineRemoval {

    private final JavaSource source;
    private final TextLines lines;

    LineRemoval(JavaSource source) {
        this.source = source;
        this.lines = source.lines();
    }

    /** Returns the lines of this range if nothing else stands on them, otherwise the range and the spaces after it. */
    TextRange lines(TextRange range) {
        String after = lines.after(range.end());
        boolean alone = lines.before(range.start()).isBlank() && (after.isEmpty() || after.startsWith("//"));
        if (alone) {
            return new TextRange(lines.startOfLine(range.start()), lines.startOfNextLine(range.end()));
        }
        int end = range.end();
        while (end < source.text().length() && " \t".indexOf(source.text().charAt(end)) >= 0) {
            end++;
        }
        return new TextRange(range.start(), end);
    }

    /** Returns the range with the comments directly above it. */
    TextRange withComments(TextRange declaration) {
        int start = declaration.start();
        List<JavaToken> comments = source.tokens().stream()
                .filter(token -> token.getCategory().isComment())
                .sorted(Comparator.comparing(token -> -source.range(token).start()))
                .toList();
        for (JavaToken comment : comments) {
            TextRange range = source.range(comment);
            if (range.end() <= start && isDirectlyAbove(range, start)) {
                start = range.start();
            }
        }
        return new TextRange(start, declaration.end());
    }

    /** Joins ranges that touch, and adds the blank line above if a second blank line or a brace follows. */
    List<TextRange> tidy(List<TextRange> ranges) {
        List<TextRange> tidy = new ArrayList<>();
        for (TextRange range : join(ranges)) {
            tidy.add(leavesBlankLine(range) ? new TextRange(startOfPreviousLine(range), range.end()) : range);
        }
        return tidy;
    }

    private static List<TextRange> join(List<TextRange> ranges) {
        List<TextRange> joined = new ArrayList<>();
        for (TextRange range :
                ranges.stream().sorted(Comparator.comparing(TextRange::start)).toList()) {
            TextRange last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && range.start() <= last.end()) {
                joined.set(joined.size() - 1, new TextRange(last.start(), Math.max(last.end(), range.end())));
            } else {
                joined.add(range);
            }
        }
        return joined;
    }

    private boolean leavesBlankLine(TextRange range) {
        boolean wholeLines = lines.before(range.start()).isEmpty()
                && lines.before(range.end()).isEmpty();
        if (!wholeLines
                || range.start() == 0
                || !lines.after(startOfPreviousLine(range)).isEmpty()) {
            return false;
        }
        String next = range.end() == source.text().length() ? "" : lines.after(range.end());
        return next.isEmpty() || next.startsWith("}");
    }

    private int startOfPreviousLine(TextRange range) {
        return lines.startOfLine(range.start() - 1);
    }

    private boolean isDirectlyAbove(TextRange comment, int start) {
        String between = source.text().substring(comment.end(), start);
        return between.isBlank()
                && between.lines().count() <= 2
                && lines.before(comment.start()).isBlank();
    }
}
