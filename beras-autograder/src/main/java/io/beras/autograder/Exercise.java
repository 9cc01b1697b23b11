package io.beras.autograder;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a reference solution that a student writes.
 *
 * <p>The stencil maker replaces the body of the method by an exception with the first hint, and removes this annotation.
 *
 * <pre>{@code
 * @Exercise(part = "relu", step = "forward", hints = {"…", "…", "…"})
 * public INDArray forward(INDArray... inputs) { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface Exercise {

    /** The part of the assignment, as in {@code course.json}. */
    String part();

    /** The step of the part, as in {@code course.json}; a step may contain several methods. */
    String step();

    /** Three hints, each more explicit than the hint before; string literals, no text blocks. */
    String[] hints();

    /** The tiers in which the method is given solved; none by default. */
    Tier[] give() default {};
}
