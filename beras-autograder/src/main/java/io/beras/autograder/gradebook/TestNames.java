package io.beras.autograder.gradebook;

import io.beras.autograder.report.TestGrade;
import org.apache.commons.lang3.ClassUtils;

/** Names of tests. */
final class TestNames {

    private TestNames() {}

    /** Returns the simple name of the class, and the method, such as "DenseTest.forward". */
    static String simple(TestGrade test) {
        return simple(test.testClass(), test.method());
    }

    static String simple(String testClass, String method) {
        return ClassUtils.getShortClassName(testClass) + "." + method;
    }
}
