package io.beras.autograder.checks;

/** A count with its noun, as in "1 layer" and "2 layers". */
final class Counted {

    private Counted() {}

    static String of(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
