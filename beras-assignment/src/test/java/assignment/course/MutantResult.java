package assignment.course;

import io.beras.autograder.run.Status;
import io.beras.autograder.run.TestOutcome;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.List;

/**
 * What the public tests say about a wrong solution.
 *
 * @param mutant the wrong solution
 * @param caught whether a test failed
 * @param diagnoses the diagnoses of the first failed test that has any, the most probable first
 */
record MutantResult(Mutant mutant, boolean caught, List<Diagnosis> diagnoses) {

    static MutantResult of(Mutant mutant, List<TestOutcome> outcomes) {
        List<TestOutcome> failed = outcomes.stream()
                .filter(outcome -> outcome.status() != Status.PASSED)
                .toList();
        List<Diagnosis> diagnoses = failed.stream()
                .map(TestOutcome::diagnoses)
                .filter(list -> !list.isEmpty())
                .findFirst()
                .orElse(List.of());
        return new MutantResult(mutant, !failed.isEmpty(), diagnoses);
    }

    /** Returns whether one of the first diagnoses names the mistake. */
    boolean namedAmongFirst(int count) {
        return diagnoses.stream()
                .limit(count)
                .anyMatch(diagnosis -> mutant.causes().contains(diagnosis.cause()));
    }

    /** Returns the sentence that a student reads first. */
    String firstText() {
        return diagnoses.isEmpty() ? "no diagnosis" : diagnoses.get(0).text();
    }
}
