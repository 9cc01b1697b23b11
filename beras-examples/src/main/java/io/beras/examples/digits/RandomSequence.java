package io.beras.examples.digits;

import io.beras.core.random.RandomNumbers;

/** The random numbers of one picture, one after the other. */
final class RandomSequence {

    private final RandomNumbers draws;
    private long rolled;

    RandomSequence(RandomNumbers draws) {
        this.draws = draws;
    }

    double uniform(double low, double high) {
        return draws.uniform(low, high, rolled++);
    }

    double normal(double mean, double deviation) {
        return mean + deviation * draws.normal(rolled++);
    }

    int below(int bound) {
        return draws.integer(bound, rolled++);
    }
}
