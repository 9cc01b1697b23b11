package io.beras.autograder.student;

import java.util.Arrays;
import java.util.Optional;

/** Finds lines of the student's package in stack traces. */
final class OwnCode {

    private OwnCode() {}

    static Optional<StackTraceElement> innermost(StackTraceElement[] stack, String packageName) {
        return Arrays.stream(stack)
                .filter(frame -> frame.getClassName().startsWith(packageName + "."))
                .findFirst();
    }

    /** Returns a line as editors link it, such as "Dense.java:33 (forward)". */
    static String shown(StackTraceElement frame) {
        return frame.getFileName() + ":" + frame.getLineNumber() + " (" + frame.getMethodName() + ")";
    }
}
