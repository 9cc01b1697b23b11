package io.beras.models;

import io.beras.core.ShapeException;
import java.util.function.Supplier;

/** Names the output in the exceptions of its loss, its metrics and its checks, if a model has several outputs. */
final class InOutput {

    private InOutput() {}

    static void check(CompileSettings compiled, int output, Runnable action) {
        compute(compiled, output, () -> {
            action.run();
            return 0;
        });
    }

    static <T> T compute(CompileSettings compiled, int output, Supplier<T> action) {
        if (compiled.hasOneOutput()) {
            return action.get();
        }
        try {
            return action.get();
        } catch (ShapeException e) {
            ShapeException named = new ShapeException(text(compiled, output, e));
            named.initCause(e);
            throw named;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(text(compiled, output, e), e);
        }
    }

    private static String text(CompileSettings compiled, int output, Exception e) {
        return "output \"" + compiled.outputs().get(output).name() + "\": " + e.getMessage();
    }
}
