package io.beras.autograder.checks;

import io.beras.autograder.CheckFailure;
import io.beras.core.gradcheck.ValueCheck;
import io.beras.core.gradcheck.ValueReport;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.List;

/**
 * Explains a matrix product that throws because the shapes do not fit: with square matrices it throws nothing, and its
 * values show which product it is.
 */
final class SquareMatrices {

    private static final int SIZE = 4;

    private SquareMatrices() {}

    /**
     * Runs an assertion; if an exception ends it, looks for the mistake with square matrices.
     *
     * @param withSquares the same check, whose candidates are the wrong products that need square matrices
     */
    static void explain(Runnable assertion, ValueCheck<Sample> withSquares) {
        try {
            assertion.run();
        } catch (CheckFailure failure) {
            if (failure.diagnoses().stream()
                    .noneMatch(diagnosis -> diagnosis.cause().equals("exception"))) {
                throw failure;
            }
            throw Guarded.explained(failure, diagnoses(withSquares));
        }
    }

    private static List<Diagnosis> diagnoses(ValueCheck<Sample> withSquares) {
        Draws draws = Draws.fresh();
        ValueReport report = Guarded.run(() -> withSquares.check(
                Points.dense(SIZE, SIZE, SIZE).apply(draws),
                Points.dense(SIZE, SIZE, SIZE).apply(draws)));
        return report.diagnoses();
    }
}
