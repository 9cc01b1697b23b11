package io.beras.autograder.grade;

import io.beras.autograder.course.Part;
import java.time.Duration;

/**
 * How long a grading waits.
 *
 * @param answer for one answer of the submission
 * @param training for one answer of classes that train a model
 * @param test for one test, beside an answer: a check may train a model of its own
 * @param compiler for one compilation
 */
record Patience(Duration answer, Duration training, Duration test, Duration compiler) {

    /** The patience with students: a slow machine costs no points. */
    static final Patience USUAL = new Patience(
            Duration.ofSeconds(10), Duration.ofSeconds(240), Duration.ofSeconds(80), Duration.ofSeconds(30));

    /** Returns the time for one answer of a part; the models of all parts train while a test waits. */
    Duration answer(Part part) {
        return SubmittedCode.hasAllClasses(part) ? training : answer;
    }

    /** Returns the time for one test of a part. */
    Duration test(Part part) {
        return answer(part).plus(test);
    }
}
