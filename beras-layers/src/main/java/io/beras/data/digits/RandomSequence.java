package io.beras.data.digits;

import io.beras.core.random.RandomNumbers;

/** The random numbers for one image, one after the other. */
final class RandomSequence {

    private final RandomNumbers numbers;
    private long next;

    RandomSequence(RandomNumbers numbers) {
        this.numbers = numbers;
    }

    double uniform(double low, double high) {
        return numbers.uniform(low, high, next++);
    }

    double normal(double mean, double deviation) {
        return mean + deviation * numbers.normal(next++);
    }

    int integer(int bound) {
        return numbers.integer(bound, next++);
    }
}
