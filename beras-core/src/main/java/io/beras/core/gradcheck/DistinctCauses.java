package io.beras.core.gradcheck;

import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the first, most probable diagnosis of each cause. */
final class DistinctCauses {

    private DistinctCauses() {}

    static List<Diagnosis> of(List<Diagnosis> diagnoses) {
        Map<String, Diagnosis> byCause = new LinkedHashMap<>();
        diagnoses.forEach(diagnosis -> byCause.putIfAbsent(diagnosis.cause(), diagnosis));
        return List.copyOf(byCause.values());
    }
}
