package io.beras.fuzz;

import java.util.Random;

/** The rounding of the interpreter's values: none, or at random as much as FLOAT rounds, to measure what rounding does. */
@FunctionalInterface
interface Rounding {

    Rounding NONE = x -> x;

    Jet round(Jet x);

    /** Returns a rounding that changes each value and derivative by up to one unit in the last place of FLOAT. */
    static Rounding ofFloat(long seed) {
        Random random = new Random(seed);
        return x -> new Jet(
                x.value() * (1 + error(random)), x.first() * (1 + error(random)), x.second() * (1 + error(random)));
    }

    private static double error(Random random) {
        return random.nextDouble(-1, 1) * 0x1p-23;
    }
}
