package io.beras.autograder.student;

import java.util.List;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/** Colours of a terminal, or none. */
record Colours(Ansi ansi) {

    String good(String text) {
        return styled(text, Style.fg_green);
    }

    String bad(String text) {
        return styled(text, Style.fg_red);
    }

    String open(String text) {
        return styled(text, Style.fg_yellow);
    }

    String strong(String text) {
        return styled(text, Style.bold);
    }

    private String styled(String text, Style style) {
        return ansi.apply(text, List.of(style)).toString();
    }
}
