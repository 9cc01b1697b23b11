package io.beras.autograder;

import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.List;

/** A check of a submission that failed, with the diagnoses that the figures suggest, the most probable first. */
public final class CheckFailure extends AssertionError {

    private static final long serialVersionUID = 1;

    private final transient List<Diagnosis> diagnoses;

    /** Creates the failure; the message already contains the texts of the diagnoses. */
    public CheckFailure(String message, List<Diagnosis> diagnoses) {
        super(message);
        this.diagnoses = List.copyOf(diagnoses);
    }

    /** Returns the diagnoses, the most probable first; empty if no known mistake fits. */
    public List<Diagnosis> diagnoses() {
        return diagnoses;
    }
}
