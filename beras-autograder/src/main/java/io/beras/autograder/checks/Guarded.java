package io.beras.autograder.checks;

import io.beras.autograder.CheckFailure;
import io.beras.core.gradcheck.Diagnosis;
import java.util.List;
import java.util.function.Supplier;

/** Runs code of a submission, and turns its exceptions into a {@link CheckFailure} with a diagnosis. */
final class Guarded {

    private Guarded() {}

    /**
     * Returns the result of the code.
     *
     * @throws UnsupportedOperationException as the code throws it: the method is not yet written
     */
    static <T> T run(Supplier<T> code) {
        try {
            return code.get();
        } catch (UnsupportedOperationException e) {
            throw e;
        } catch (RuntimeException e) {
            Diagnosis diagnosis = new Diagnosis(
                    "exception", "looks like an operation that does not fit its operands: the method throws " + name(e));
            CheckFailure failure = new CheckFailure(e.getMessage() + "\n" + diagnosis.text(), List.of(diagnosis));
            failure.initCause(e);
            throw failure;
        }
    }

    private static String name(RuntimeException e) {
        return e.getClass().getSimpleName();
    }
}
