package io.beras.autograder;

import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.random.RandomNumbers;
import io.beras.core.random.Randomness;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.nd4j.linalg.api.buffer.DataType;

/** One run of a {@link GradientCheckTest}: its seed, and everything that the seed determines. */
final class GradientCheckRun implements TestTemplateInvocationContext, ParameterResolver, InvocationInterceptor {

    private static final ThreadLocal<@Nullable Long> CURRENT_SEED = new ThreadLocal<>();

    private final long seed;

    GradientCheckRun(long seed) {
        this.seed = seed;
    }

    /** Returns the seed of the run on this thread; empty outside a {@link GradientCheckTest}. */
    static Optional<Long> currentSeed() {
        return Optional.ofNullable(CURRENT_SEED.get());
    }

    @Override
    public String getDisplayName(int invocationIndex) {
        return "seed " + seed;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Tensor.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Shape shape = parameter
                .findAnnotation(Shape.class)
                .orElseThrow(() -> new ParameterResolutionException("the tensor " + parameter.getIndex() + " of "
                        + test.getRequiredTestMethod().getName() + " has no shape; write @Shape({5, 3}) before it"));
        RandomNumbers random = Randomness.of(seed).numbers("GradientCheckTest", parameter.getIndex());
        long[] sizes = shape.value();
        int columns = sizes.length == 0 ? 1 : Math.toIntExact(sizes[sizes.length - 1]);
        double[] values = shape.values().draw(random, Math.toIntExact(Shapes.size(sizes)), columns);
        return Tensor.of(DataType.DOUBLE, values, sizes);
    }

    /** Runs inside the thread of a time-out, unlike {@code beforeEach}. */
    @Override
    @SuppressWarnings("NullAway") // JUnit's Void is nullable, which not every JDK reads from its class files
    public void interceptTestTemplateMethod(
            Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        CURRENT_SEED.set(seed);
        try (Randomness.Scope scope = Randomness.of(seed).use()) {
            test.proceed();
        } finally {
            CURRENT_SEED.remove();
        }
    }
}
