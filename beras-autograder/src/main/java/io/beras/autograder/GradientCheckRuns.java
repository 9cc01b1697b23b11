package io.beras.autograder;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Provides the runs of a {@link GradientCheckTest}: one for each seed. */
final class GradientCheckRuns implements TestTemplateInvocationContextProvider {

    private static final String SEED = "beras.gradcheck.seed";

    /** Six digits are typed quickly. */
    private static final long SEED_BOUND = 1_000_000;

    @Override
    public boolean supportsTestTemplate(ExtensionContext test) {
        return AnnotationSupport.isAnnotated(test.getTestMethod(), GradientCheckTest.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext test) {
        int count = AnnotationSupport.findAnnotation(test.getTestMethod(), GradientCheckTest.class)
                .orElseThrow()
                .seeds();
        if (count < 1) {
            throw new ExtensionConfigurationException(
                    "@GradientCheckTest(seeds = " + count + ") runs no test; give 1 or more");
        }
        LongStream seeds = test.getConfigurationParameter(SEED)
                .map(GradientCheckRuns::seed)
                .map(LongStream::of)
                .orElseGet(() -> ThreadLocalRandom.current()
                        .longs(0, SEED_BOUND)
                        .distinct()
                        .limit(count));
        return seeds.mapToObj(GradientCheckRun::new);
    }

    private static long seed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new ExtensionConfigurationException(SEED + " needs a whole number, not \"" + text + "\"", e);
        }
    }
}
