package io.beras.autograder.checks;

import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the "loss" and the "accuracy" that a step or an evaluation returns. */
final class BatchValues {

    private BatchValues() {}

    /** Returns a value by name, after checking that the map has it. */
    static double value(String method, @Nullable Map<String, Double> values, String name) {
        Map<String, Double> map = Expect.notNull(method, values);
        Double value = map.get(name);
        if (value == null) {
            throw Expect.failure(
                    method + " must return a map with the keys \"loss\" and \"accuracy\"; it has the keys "
                            + map.keySet(),
                    new Diagnosis("wrong-key", "looks like another name in the map: use \"" + name + "\""));
        }
        return value;
    }
}
