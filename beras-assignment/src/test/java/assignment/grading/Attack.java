package assignment.grading;

import io.beras.autograder.sandbox.Protection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A hostile class of a submission.
 *
 * <p>Code that succeeds in what it must not do throws an exception with the word BREACH. In the code, HERE stands for the
 * name of the class, ASSIGNMENT for the folder of the assignment, and REPORTS for the folder of the reports.
 *
 * @param name what the code does
 * @param places the classes that the attack can stand in
 * @param members members of the class; the whole class outside of activations
 * @param forward statements before the right result of forward
 * @param gradient statements before the right result of inputGradients
 * @param files further files, by their paths below src/main/java
 * @param earned what the class does right
 * @param says what the report says about the part; empty if nothing is to be said
 * @param objection what the review of the compiled class names; empty if it names nothing
 * @param holders the protections of which one is enough to hold the attack; empty if it is held everywhere
 */
record Attack(
        String name,
        List<Place> places,
        String members,
        String forward,
        String gradient,
        Map<String, String> files,
        Earned earned,
        String says,
        String objection,
        List<Protection> holders) {

    private static final List<Place> ACTIVATIONS = List.of(Place.RELU, Place.SIGMOID, Place.LEAKY_RELU);

    /** Which steps of a part the class does right, so that it may have their points. */
    enum Earned {
        NOTHING,
        FORWARD,
        GRADIENT,
        ALL,
        /** Depends on the moment at which the attack takes effect. */
        SOMETHING
    }

    /** Returns an attack with no code yet, which earns nothing. */
    static Attack that(String name) {
        return new Attack(name, ACTIVATIONS, "", "", "", Map.of(), Earned.NOTHING, "", "", List.of());
    }

    Attack in(Place... chosen) {
        return new Attack(
                name, Arrays.asList(chosen), members, forward, gradient, files, earned, says, objection, holders);
    }

    Attack members(String code) {
        return new Attack(name, places, code, forward, gradient, files, earned, says, objection, holders);
    }

    Attack forward(String code) {
        Earned steps = gradient.isEmpty() ? Earned.GRADIENT : Earned.NOTHING;
        return new Attack(name, places, members, code, gradient, files, steps, says, objection, holders);
    }

    Attack gradient(String code) {
        Earned steps = forward.isEmpty() ? Earned.FORWARD : Earned.NOTHING;
        return new Attack(name, places, members, forward, code, files, steps, says, objection, holders);
    }

    Attack file(String path, String text) {
        SortedMap<String, String> more = new TreeMap<>(files);
        more.put(path, text);
        return new Attack(name, places, members, forward, gradient, more, earned, says, objection, holders);
    }

    Attack earns(Earned steps) {
        return new Attack(name, places, members, forward, gradient, files, steps, says, objection, holders);
    }

    Attack says(String words) {
        return new Attack(name, places, members, forward, gradient, files, earned, words, objection, holders);
    }

    Attack objection(String use) {
        return new Attack(name, places, members, forward, gradient, files, earned, says, use, holders);
    }

    Attack heldBy(Protection... protections) {
        return new Attack(
                name, places, members, forward, gradient, files, earned, says, objection, List.of(protections));
    }

    /** Returns the files of a submission that the attack changes, by their paths below src/main/java. */
    SortedMap<String, String> filesAt(Place place) {
        SortedMap<String, String> changed = new TreeMap<>();
        String source = place.isActivation() ? place.source(members, forward, gradient) : members;
        changed.put("assignment/" + place.className() + ".java", source);
        changed.putAll(files);
        SortedMap<String, String> named = new TreeMap<>();
        changed.forEach((path, text) ->
                named.put(path.replace("HERE", place.className()), text.replace("HERE", place.className())));
        return named;
    }

    @Override
    public String toString() {
        return name;
    }
}
