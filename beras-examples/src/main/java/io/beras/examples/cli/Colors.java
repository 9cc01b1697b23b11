package io.beras.examples.cli;

import java.util.Map;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Colors of the output: on a terminal, unless the environment variable NO_COLOR is set.
 *
 * <p>Source: no-color.org.
 */
record Colors(boolean on) {

    /** Returns the colors for standard output. */
    static Colors of(CommandEnvironment environment) {
        return of(environment.interactive(), environment.variables());
    }

    static Colors of(boolean interactive, Map<String, String> variables) {
        return new Colors(interactive && variables.getOrDefault("NO_COLOR", "").isEmpty());
    }

    /** Returns the setting for picocli's help texts. */
    Ansi ansi() {
        return on ? Ansi.ON : Ansi.OFF;
    }

    /** Returns a text in a color. */
    String paint(String text, Style color) {
        return on ? color.on() + text + Style.reset.on() : text;
    }
}
