package io.beras.examples.cli;

import java.io.Console;

/** Knows whether a person is watching. */
public final class Terminals {

    private Terminals() {}

    /** Tells whether standard output is a terminal on which a line can be redrawn. */
    public static boolean isInteractive() {
        Console console = System.console();
        return console != null && isTerminal(console) && !"dumb".equals(System.getenv("TERM"));
    }

    /** Asks {@code Console.isTerminal()} where it exists: since Java 22 a redirected program may have a console too. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException beforeJava22) {
            return true;
        }
    }
}
