package io.beras.autograder;

/** How much of an assignment a student writes. */
public enum Tier {
    /** The parts that teach something new; repetitions are given solved. */
    BASIC,
    /** Every part of the course. */
    FULL,
    /** The extra parts of the advanced course too. */
    ADVANCED
}
