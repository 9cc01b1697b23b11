package io.beras.autograder;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a parameter of a {@link GradientCheckTest} a random tensor of this shape.
 *
 * <pre>{@code
 * @Shape({5, 3}) Tensor x
 * @Shape(value = {5, 3}, values = Values.PROBABILITIES) Tensor prediction
 * }</pre>
 *
 * <p>Choose different sizes, such as 5, 3 and 7: with equal sizes a transposed gradient and a mean over the wrong axis can
 * hide.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Shape {

    /** The shape; the last dimension is the columns of a row. */
    long[] value();

    /** The values; {@link Values#SIGNED} by default. */
    Values values() default Values.SIGNED;
}
