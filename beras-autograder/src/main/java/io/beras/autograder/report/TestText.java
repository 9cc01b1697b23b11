package io.beras.autograder.report;

import io.beras.autograder.run.RepeatCommand;
import io.beras.autograder.run.Status;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.ArrayList;
import java.util.List;

/** The plain text about a test. */
final class TestText {

    private TestText() {}

    /** Returns "Dense layer · input-gradients · the gradient of x equals a numerical gradient". */
    static String name(PartGrade part, TestGrade test) {
        return Languages.title(part, "en") + " · " + test.step() + " · " + test.what();
    }

    static String output(PartGrade part, TestGrade test) {
        if (test.passed()) {
            return "";
        }
        List<String> paragraphs = new ArrayList<>();
        if (test.status() != Status.FAILED) {
            paragraphs.add(status(test.status()));
        }
        test.diagnoses().stream().map(Diagnosis::text).forEach(paragraphs::add);
        if (!test.why().isEmpty()) {
            paragraphs.add("Why it matters: " + test.why());
        }
        if (!test.message().isEmpty()) {
            paragraphs.add(RepeatCommand.inProject(test.message(), part.name()));
        }
        paragraphs.add("What to do next: java Course.java check " + part.name());
        return String.join("\n\n", paragraphs);
    }

    /** Returns a status as a word, such as "not written". */
    static String status(Status status) {
        return switch (status) {
            case PASSED -> "passed";
            case FAILED -> "failed";
            case NOT_WRITTEN -> "not written";
            case NOT_RUN -> "not run";
        };
    }
}
