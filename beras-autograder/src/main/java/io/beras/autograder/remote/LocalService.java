package io.beras.autograder.remote;

import io.beras.autograder.Submission;
import io.beras.core.random.Randomness;

/** Creates and calls what a test asks for, in the process of the submission. */
final class LocalService implements SubmissionService {

    private final Submission submission;

    LocalService(ClassLoader loader, String packageName) {
        submission = Submission.local(loader, packageName);
    }

    @Override
    public Object create(long seed, Class<?> type, String className, Object[] arguments) {
        try (Randomness.Scope scope = Randomness.of(seed).use()) {
            return submission.create(type, className, arguments);
        }
    }

    @Override
    public Object call(long seed, Class<?> type, String className, String method, Object[] arguments) {
        try (Randomness.Scope scope = Randomness.of(seed).use()) {
            return submission.call(type, className, method, arguments);
        }
    }
}
