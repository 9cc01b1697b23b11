package assignment.milestones;

import static java.nio.charset.StandardCharsets.UTF_8;

import assignment.given.MixedParts;
import assignment.given.Plots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs a milestone by its name.
 *
 * <pre>
 * java assignment.milestones.Milestones xor dense,sigmoid,tape
 * </pre>
 *
 * <p>The arguments are the name of the milestone, the names of the own parts separated by commas (empty for none), and, if
 * wanted, the folder for pictures. The exit code is 0 if the milestone is passed, 1 if not, 2 for an unknown name.
 */
public final class Milestones {

    private static final Map<String, Milestone> BY_NAME = new LinkedHashMap<>();

    static {
        BY_NAME.put("guess", new Guess());
        BY_NAME.put("perceptron", new Perceptron());
        BY_NAME.put("xor", new Xor());
        BY_NAME.put("simple", new Simple());
        BY_NAME.put("advanced", new Advanced());
    }

    private Milestones() {}

    /** Returns the names of the milestones, in the order of the assignment. */
    public static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** Runs a milestone and ends the program with its exit code. */
    public static void main(String[] args) throws IOException {
        if (args.length == 0 || !BY_NAME.containsKey(args[0])) {
            System.err.println("Name a milestone: " + String.join(", ", names()) + ".");
            System.exit(2);
        }
        Set<String> own = names(args.length > 1 ? args[1] : "");
        Path folder = Path.of(args.length > 2 ? args[2] : "pictures");
        System.exit(run(args[0], new MixedParts(own), folder, System.out) ? 0 : 1);
    }

    /** Runs a milestone, prints whose parts it used, its figure and its threshold, and returns whether it is passed. */
    public static boolean run(String name, MixedParts parts, Path folder, PrintStream out) throws IOException {
        Outcome outcome = BY_NAME.get(name).run(parts, folder);
        out.println(head(parts.usedOwn(), parts.usedOfLibrary()));
        out.println(outcome.figure());
        out.println("Needed: " + outcome.threshold() + ".");
        out.println(name + (outcome.passed() ? ": passed" : ": not passed"));
        return outcome.passed();
    }

    /**
     * Runs a milestone with these own parts, and returns the lines that it prints, without the name of a picture.
     *
     * @param ownParts the names of the own parts, separated by commas; empty for none
     */
    public static String transcript(String name, String ownParts) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        run(name, new MixedParts(names(ownParts)), Path.of("pictures"), new PrintStream(lines, true, UTF_8));
        return lines.toString(UTF_8)
                .lines()
                .filter(line -> !line.startsWith(Plots.PICTURE))
                .collect(Collectors.joining("\n"));
    }

    private static Set<String> names(String ownParts) {
        return ownParts.isBlank() ? Set.of() : Set.of(ownParts.split(","));
    }

    private static String head(List<String> own, List<String> library) {
        String count = own.size() + " of " + (own.size() + library.size()) + " parts are yours";
        return count
                + (own.isEmpty() ? "" : ": " + String.join(", ", own))
                + (library.isEmpty() ? "." : "; from the library: " + String.join(", ", library) + ".");
    }
}
