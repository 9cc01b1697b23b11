package io.beras.examples.digits;

import io.beras.core.Draws;

/** The random numbers of one picture, one after the other. */
final class Dice {

    private final Draws draws;
    private long rolled;

    Dice(Draws draws) {
        this.draws = draws;
    }

    double uniform(double low, double high) {
        return draws.uniform(low, high, rolled++);
    }

    double normal(double mean, double deviation) {
        return mean + deviation * draws.normal(rolled++);
    }

    int below(int bound) {
        return draws.below(bound, rolled++);
    }
}
