package io.beras.autograder.checks;

import io.beras.autograder.CheckFailure;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Runs code of a submission, and turns its exceptions into a {@link CheckFailure} with a diagnosis. */
final class Guarded {

    /** The method did not throw: the library refused what it returned, and says what to return. */
    private static final Pattern REFUSED_RESULT =
            Pattern.compile("\\.(forward|inputGradients|weightGradients) returned ");

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
            CheckFailure failure =
                    Expect.failure(String.valueOf(e.getMessage()), diagnoses(e).toArray(Diagnosis[]::new));
            failure.initCause(e);
            throw failure;
        }
    }

    /** Returns a failure whose diagnoses begin with these further diagnoses. */
    static CheckFailure explained(CheckFailure failure, List<Diagnosis> further) {
        Map<String, Diagnosis> byCause = new LinkedHashMap<>();
        further.forEach(diagnosis -> byCause.putIfAbsent(diagnosis.cause(), diagnosis));
        failure.diagnoses().forEach(diagnosis -> byCause.putIfAbsent(diagnosis.cause(), diagnosis));
        String texts =
                further.stream().map(diagnosis -> "\n" + diagnosis.text()).collect(Collectors.joining());
        CheckFailure explained = new CheckFailure(failure.getMessage() + texts, List.copyOf(byCause.values()));
        explained.initCause(failure.getCause());
        return explained;
    }

    private static List<Diagnosis> diagnoses(RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("FLOAT") && message.contains("DOUBLE")) {
            return List.of(new Diagnosis(
                    "float-inside",
                    "looks like a FLOAT array that the method makes itself: make it in the type of the input, as zerosLike,"
                            + " castTo(x.dataType()) and Nd4j.zeros(x.dataType(), …) do"));
        }
        return REFUSED_RESULT.matcher(message).find()
                ? List.of()
                : List.of(new Diagnosis(
                        "exception",
                        "looks like an operation that does not fit its operands: the method throws "
                                + e.getClass().getSimpleName()));
    }
}
