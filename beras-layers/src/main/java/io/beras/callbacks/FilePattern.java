package io.beras.callbacks;

import io.beras.core.SettingsText;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of a file with values in braces, as Python writes them: "runs/{epoch:02d}-{val_loss:.4f}.beras". */
final class FilePattern {

    /** The names of whole numbers, which the format "d" needs. */
    private static final Set<String> COUNTS = Set.of("epoch", "batch");

    private static final Pattern PART = Pattern.compile("\\{([^{}:]+)(?::([^{}]*))?\\}");
    /** A formatted value: no separator of folders, and no folder "..". */
    private static final String VALUE = "[ \\w+-][ \\w.+-]*";

    private static final Pattern FORMAT = Pattern.compile("(0?)(\\d{0,3})(?:\\.(\\d{1,2}))?([dfe]?)");

    private final String pattern;
    private final Set<String> names = new LinkedHashSet<>();

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if a brace or a format is wrong, or the pattern is no name of a file
     */
    FilePattern(String pattern) {
        this.pattern = pattern;
        Matcher parts = PART.matcher(pattern);
        while (parts.find()) {
            names.add(parts.group(1));
        }
        String rest = PART.matcher(pattern).replaceAll("");
        if (rest.contains("{") || rest.contains("}")) {
            throw refusal("its braces do not enclose a name, as in {epoch:02d} or {val_loss:.4f}; mend them");
        }
        example();
    }

    /** Returns the file of some values. */
    Path example() {
        Map<String, Double> values = new HashMap<>();
        names.forEach(name -> values.put(name, 1.0));
        return file(values);
    }

    /** Returns whether the folder of the file has names in braces. */
    boolean hasNamesInFolder() {
        int end = Math.max(pattern.lastIndexOf('/'), pattern.lastIndexOf(File.separatorChar));
        return end > 0 && pattern.substring(0, end).contains("{");
    }

    /** Returns whether some values give this file: a saved list may name files of another run, or any file. */
    boolean matches(Path file) {
        StringBuilder regex = new StringBuilder();
        if (!example().isAbsolute()) {
            regex.append(Pattern.quote(slashes(Path.of("").toAbsolutePath() + File.separator)));
        }
        Matcher parts = PART.matcher(pattern);
        int end = 0;
        while (parts.find()) {
            regex.append(Pattern.quote(slashes(pattern.substring(end, parts.start()))))
                    .append(VALUE);
            end = parts.end();
        }
        regex.append(Pattern.quote(slashes(pattern.substring(end))));
        return slashes(file.toAbsolutePath().toString()).matches(regex.toString());
    }

    private static String slashes(String path) {
        return path.replace(File.separatorChar, '/');
    }

    /** Returns the names in braces. */
    Set<String> names() {
        return names;
    }

    /** Returns the file for these values. */
    Path file(Map<String, Double> values) {
        StringBuilder text = new StringBuilder();
        Matcher parts = PART.matcher(pattern);
        while (parts.find()) {
            String name = parts.group(1);
            double value = Objects.requireNonNull(values.get(name), name);
            String format = Objects.requireNonNullElse(parts.group(2), "");
            parts.appendReplacement(text, Matcher.quoteReplacement(format(name, format, value)));
        }
        return path(parts.appendTail(text).toString());
    }

    @Override
    public String toString() {
        return pattern;
    }

    private String format(String name, String format, double value) {
        Matcher parts = FORMAT.matcher(format);
        boolean isCount = COUNTS.contains(name);
        if (!parts.matches() || !fits(parts, isCount)) {
            throw refusal("the format \"" + format + "\" of {" + name + "} is not known; use "
                    + (isCount
                            ? "a width, as in {" + name + ":02d}"
                            : "a number of decimals, as in {" + name + ":.4f}"));
        }
        String number = number(parts.group(4), isCount, parts.group(3), value);
        int width = parts.group(2).isEmpty() ? 0 : Integer.parseInt(parts.group(2));
        int sign = number.startsWith("-") ? 1 : 0;
        String fill = parts.group(1).isEmpty() || !Double.isFinite(value) ? " " : "0";
        String padding = fill.repeat(Math.max(0, width - number.length()));
        return fill.equals("0") ? number.substring(0, sign) + padding + number.substring(sign) : padding + number;
    }

    /** Returns whether the kind of a format, and its decimals, fit a whole number or another value. */
    private static boolean fits(Matcher parts, boolean isCount) {
        String kind = parts.group(4);
        boolean hasDecimals = parts.group(3) != null;
        return kind.equals("d") ? isCount && !hasDecimals : !kind.isEmpty() || !hasDecimals;
    }

    private static String number(String kind, boolean isCount, @Nullable String decimals, double value) {
        if (kind.equals("f") || kind.equals("e")) {
            return String.format(Locale.ROOT, "%." + (decimals == null ? "6" : decimals) + kind, value);
        }
        return isCount ? Long.toString((long) value) : SettingsText.of(value);
    }

    private Path path(String text) {
        try {
            Path path = Path.of(text);
            Path name = path.getFileName();
            if (text.endsWith("/") || name == null || Set.of("", ".", "..").contains(name.toString())) {
                throw refusal("it names a folder; add the name of a file, as in runs/{epoch:02d}.beras");
            }
            return path;
        } catch (InvalidPathException e) {
            throw refusal(e.getReason() + "; choose another name");
        }
    }

    private IllegalArgumentException refusal(String reason) {
        return new IllegalArgumentException("\"" + pattern + "\" is no name of a checkpoint: " + reason);
    }
}
