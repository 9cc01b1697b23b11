package io.beras.examples.cli;

import java.io.Console;

/** Detects a terminal. */
public final class Terminals {

    private Terminals() {}

    /** Returns true if standard output is a terminal on which a line can be redrawn. */
    public static boolean isInteractive() {
        Console console = System.console();
        return console != null && isTerminal(console) && !"dumb".equals(System.getenv("TERM"));
    }

    /** Calls {@code Console.isTerminal()} if it exists: since Java 22, a redirected program may have a console too. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException beforeJava22) {
            return true;
        }
    }
}
