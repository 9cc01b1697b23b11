package io.beras.autograder.gradebook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a student submitted.
 *
 * @param submitted the time, if known
 * @param due when the submission was due, if that is known from the same place; it replaces the date of the course
 * @param source where the time comes from
 */
record SubmissionTime(Optional<Instant> submitted, Optional<Instant> due, Source source) {

    /** Where a time comes from. */
    enum Source {
        /** No time is known. */
        UNKNOWN,
        /** Gradescope's file can't be read. */
        DAMAGED,
        /** The lecturer's table. */
        TABLE,
        /** Gradescope's file beside the submission. */
        GRADESCOPE,
        /** Gradescope's file in the folder of the submission, which the student may have written. */
        STUDENT_FOLDER,
        /** The time of the files. */
        FILE
    }

    static final SubmissionTime UNKNOWN = none(Source.UNKNOWN);
    static final SubmissionTime DAMAGED = none(Source.DAMAGED);

    private static SubmissionTime none(Source source) {
        return new SubmissionTime(Optional.empty(), Optional.empty(), source);
    }

    /**
     * Returns by how many hours the submission is late, 0 if it is in time; empty if a time is unknown.
     *
     * @param courseDue the date of the course
     */
    Optional<BigDecimal> lateHours(Optional<Instant> courseDue) {
        return due.or(() -> courseDue).flatMap(end -> submitted.map(time -> hours(end, time)));
    }

    /** Rounds up: a submission that is late by a minute is not in time. */
    private static BigDecimal hours(Instant due, Instant submitted) {
        Duration late = Duration.between(due, submitted);
        return late.isNegative() || late.isZero()
                ? BigDecimal.ZERO.setScale(1)
                : BigDecimal.valueOf(late.toSeconds())
                        .divide(BigDecimal.valueOf(3600), 1, RoundingMode.UP)
                        .max(new BigDecimal("0.1"));
    }
}
