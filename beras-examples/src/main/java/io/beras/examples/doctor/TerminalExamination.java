package io.beras.examples.doctor;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.Objects;

/** Examines the terminal: whether lines are redrawn, colors, and the character set of the output. */
final class TerminalExamination {

    private TerminalExamination() {}

    static Finding examine(boolean terminal, Map<String, String> variables) {
        // Java 17 and 18 have no stdout.encoding; they write in the default character set.
        String encoding = Objects.requireNonNullElse(
                System.getProperty("stdout.encoding"), Charset.defaultCharset().name());
        return examine(terminal, variables, encoding);
    }

    static Finding examine(boolean terminal, Map<String, String> variables, String encoding) {
        String color = variables.getOrDefault("NO_COLOR", "").isEmpty() ? "colors" : "no colors (NO_COLOR is set)";
        String text = (terminal ? "a terminal: progress bars, " + color : "not a terminal: plain lines, no colors")
                + "; " + encoding;
        return encoding.equalsIgnoreCase("UTF-8")
                ? Finding.ok("terminal", text)
                : Finding.warning(
                        "terminal",
                        text + " cannot write all characters, such as ×",
                        "set LC_ALL=C.UTF-8, or on Windows run 'chcp 65001'");
    }
}
