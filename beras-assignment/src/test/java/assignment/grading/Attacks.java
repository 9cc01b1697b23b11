package assignment.grading;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All attacks. */
final class Attacks {

    /** Attacks by code that runs, or that would run. */
    static final List<Attack> ON_PROCESSES = Stream.of(
                    Endings.ALL,
                    Resources.ALL,
                    Channels.ALL,
                    Snooping.ALL,
                    Borrowings.ALL,
                    Answers.ALL,
                    Exceptions.ALL,
                    Settings.ALL,
                    Callbacks.ALL)
            .flatMap(List::stream)
            .toList();

    /** Attacks on the compiler and the review, and attacks that only the review holds. */
    static final List<Attack> ON_THE_REVIEW = Stream.of(Compilers.ALL, Borrowings.HELD_BY_THE_REVIEW)
            .flatMap(List::stream)
            .toList();

    /** A few of each kind, which take little time. */
    private static final Set<String> SOME = Set.of(
            "exits in a static initialiser",
            "exits in the gradient",
            "never ends",
            "fills the heap",
            "leaves processes",
            "crashes by a wild pointer",
            "announces a reply of 2 GB",
            "sends a reply with a wrong number",
            "teaches the harness an exception that skips tests",
            "reads the reference solution",
            "writes its own results",
            "ends the grader",
            "opens a connection",
            "looks for tests and checks on its class path",
            "calls the library by a name made at run time",
            "names the reference solution of another part, to get it on the class path",
            "returns infinity",
            "overwrites its inputs, so that zeros become right",
            "returns a list of another size at each look",
            "throws what JUnit takes for an assumption",
            "throws markup as a hint",
            "changes system properties",
            "nests an expression 20,000 deep",
            "has a type that is nested 3,000 deep",
            "gives the test's function arrays of 16 MB without end",
            "compiles at run time");

    private Attacks() {}

    /** Returns those of the attacks that the system property {@code beras.hostile} names. */
    static List<Attack> chosen(List<Attack> attacks) {
        String which = System.getProperty("beras.hostile", "some");
        return attacks.stream()
                .filter(attack -> switch (which) {
                    case "all" -> true;
                    case "some" -> SOME.contains(attack.name());
                    default -> attack.name().contains(which);
                })
                .toList();
    }
}
