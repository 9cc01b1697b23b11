package io.beras.autograder;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a test that compares gradients at random inputs. It runs several times, each time with another seed.
 *
 * <pre>{@code
 * class ScaleTest {
 *     @GradientCheckTest
 *     void scale(@Shape({5, 3}) Tensor x) {
 *         GradientAssertions.assertGradients(new Scale(3), x);
 *     }
 * }
 * }</pre>
 *
 * <p>The seed determines everything random: the tensors of {@link Shape} parameters, the draws of the library inside the
 * test, such as initial weights, and the upstream gradient. The name of each run shows its seed, and {@code
 * -Dberas.gradcheck.seed=…} runs the test once with this seed.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Tag("gradient-check")
@TestTemplate
@ExtendWith(GradientCheckRuns.class)
public @interface GradientCheckTest {

    /** The number of runs, each with a seed of its own. */
    int seeds() default 3;
}
