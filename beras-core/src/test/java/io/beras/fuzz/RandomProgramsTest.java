package io.beras.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Compares random programs with a plain-Java interpreter: values, gradients and second derivatives.
 *
 * <p>{@code -Dberas.programs=20000} sets the number of programs, and {@code -Dberas.programs.from} the first seed, which a
 * failure prints. Programs run on several threads at once.
 */
class RandomProgramsTest {

    private static final int PROGRAMS = Integer.getInteger("beras.programs", 2000);
    private static final int FIRST_SEED = Integer.getInteger("beras.programs.from", 1);
    private static final int THREADS = 3;

    @Test
    void doubleProgramsAreRightToTheNinthDigit() throws Exception {
        runAll(seed -> {
            RandomProgram program = new RandomProgram(seed);
            RandomProgram.Outcome expected = program.onInterpreter(Rounding.NONE);
            RandomProgram.Outcome actual = program.onBeras(DataType.DOUBLE, seed);
            assertValues(program, seed, expected, actual, 1e-9);
            assertClose(program, seed, "gradient", expected.first(), actual.first(), 1e-9 * (1 + actual.scale()));
            double scale = 1 + actual.scale() + Math.abs(expected.second());
            assertClose(program, seed, "second derivative", expected.second(), actual.second(), 1e-9 * scale);
        });
    }

    @Test
    void floatProgramsAreRightToTheirRounding() throws Exception {
        runAll(seed -> {
            RandomProgram program = new RandomProgram(seed);
            RandomProgram.Outcome expected = program.onInterpreter(Rounding.NONE);
            RandomProgram.Outcome actual = program.onBeras(DataType.FLOAT, seed);
            List<RandomProgram.Outcome> rounded = IntStream.range(0, 3)
                    .mapToObj(i -> program.onInterpreter(Rounding.ofFloat(seed + i)))
                    .toList();
            for (int k = 0; k < expected.values().size(); k++) {
                double[] value = expected.values().get(k);
                for (int i = 0; i < value.length; i++) {
                    double exact = value[i];
                    int position = k;
                    int index = i;
                    double spread = rounded.stream()
                            .mapToDouble(r -> Math.abs(r.values().get(position)[index] - exact))
                            .max()
                            .orElseThrow();
                    assertClose(
                            program,
                            seed,
                            "value " + k + " at " + i,
                            exact,
                            actual.values().get(k)[i],
                            200 * spread + 1e-5 * (Math.abs(exact) + 0.1));
                }
            }
            double spread = rounded.stream()
                    .mapToDouble(r -> Math.abs(r.first() - expected.first()))
                    .max()
                    .orElseThrow();
            assertClose(
                    program,
                    seed,
                    "gradient",
                    expected.first(),
                    actual.first(),
                    200 * spread + 1e-5 * (actual.scale() + 0.1));
        });
    }

    @FunctionalInterface
    private interface Check {
        void run(long seed);
    }

    private static void runAll(Check check) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = FIRST_SEED + thread;
                tasks.add(() -> {
                    for (long seed = first; seed < FIRST_SEED + PROGRAMS; seed += THREADS) {
                        try {
                            check.run(seed);
                        } catch (RuntimeException e) {
                            throw new AssertionError("seed " + seed + "\n" + new RandomProgram(seed), e);
                        }
                    }
                    return null;
                });
            }
            for (Future<Void> result : threads.invokeAll(tasks)) {
                result.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void assertValues(
            RandomProgram program,
            long seed,
            RandomProgram.Outcome expected,
            RandomProgram.Outcome actual,
            double tolerance) {
        for (int k = 0; k < expected.values().size(); k++) {
            double[] value = expected.values().get(k);
            assertEquals(value.length, actual.values().get(k).length, "seed " + seed + ", size of value " + k);
            for (int i = 0; i < value.length; i++) {
                assertClose(
                        program,
                        seed,
                        "value " + k + " (" + program.text(k) + ") at " + i,
                        value[i],
                        actual.values().get(k)[i],
                        tolerance * (1 + Math.abs(value[i])));
            }
        }
    }

    private static void assertClose(
            RandomProgram program, long seed, String what, double expected, double actual, double tolerance) {
        assertTrue(
                Math.abs(expected - actual) <= tolerance,
                () -> "seed " + seed + ": " + what + " is " + actual + ", but must be " + expected + " within "
                        + tolerance + "\n" + program);
    }
}
