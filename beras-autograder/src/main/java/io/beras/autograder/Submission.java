package io.beras.autograder;

/**
 * The code under test, by the names of its classes.
 *
 * <p>Tests never name a class of the submission in their code, so they compile whatever the student has changed or not yet
 * written. Arguments and results are values of the library: tensors, variables, arrays, strings, boxed values, lists of
 * these, and objects of library interfaces. A grader may answer from another process.
 *
 * <pre>{@code
 * Diffable relu = submission.create(Diffable.class, "ReLU");
 * Tensor weights = submission.call(Tensor.class, "Dense", "initialWeights", "kaiming", 784, 10);
 * }</pre>
 */
public interface Submission {

    /**
     * Returns the submission in this JVM.
     *
     * @param loader loads the classes of the submission
     * @param packageName the package of the submission
     */
    static Submission local(ClassLoader loader, String packageName) {
        return new LocalSubmission(loader, packageName);
    }

    /**
     * Creates an object of a class of the submission.
     *
     * @param type an interface or class that the object must have
     * @param className the simple name of the class, such as "Dense"
     * @param arguments the arguments of its public constructor
     * @throws AssertionError that names what was expected and what was found, if class or constructor are missing
     */
    <T> T create(Class<T> type, String className, Object... arguments);

    /**
     * Calls a public static method of a class of the submission.
     *
     * @param type the type of the result
     * @throws AssertionError that names what was expected and what was found, if class or method are missing
     */
    <T> T call(Class<T> type, String className, String method, Object... arguments);
}
