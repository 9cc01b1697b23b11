package io.beras.io;

import java.io.Console;
import java.util.Map;

/**
 * Properties of the terminal of this process.
 *
 * <pre>{@code
 * if (Terminals.isInteractive()) {
 *     System.out.print("\r" + bar);
 * }
 * }</pre>
 */
public final class Terminals {

    private static final int USUAL_COLUMNS = 80;
    private static final int FEWEST_COLUMNS = 20;

    private Terminals() {}

    /** Returns true if standard output is a terminal on which a line can be redrawn. */
    public static boolean isInteractive() {
        Console console = System.console();
        return console != null && isTerminal(console) && !"dumb".equals(System.getenv("TERM"));
    }

    /** Returns the width of the terminal: the environment variable COLUMNS if it is set, otherwise 80. */
    public static int columns() {
        return columns(System.getenv());
    }

    static int columns(Map<String, String> environment) {
        try {
            int columns = Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
            return Math.max(columns, FEWEST_COLUMNS);
        } catch (NumberFormatException notSet) {
            return USUAL_COLUMNS;
        }
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
