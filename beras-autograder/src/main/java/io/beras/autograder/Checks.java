package io.beras.autograder;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a graded test. The test method has one parameter, the {@link Submission} under test.
 *
 * <p>The points of a step stand in {@code course.json}; its tests share them in proportion to their weights.
 *
 * <pre>{@code
 * @Checks(part = "relu", step = "forward", what = "negative elements become 0", why = "…")
 * void forward(Submission submission) { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Test
@ExtendWith(SubmissionParameter.class)
public @interface Checks {

    /** The part of the assignment, as in {@code course.json}. */
    String part();

    /** The step of the part, as in {@code course.json}. */
    String step();

    /** The behaviour that the test checks, as a sentence without a full stop. */
    String what();

    /** The reason why this behaviour matters, as a sentence without a full stop. */
    String why();

    /** The share of the step's points, in proportion to the other tests of the step. */
    double weight() default 1;
}
