package io.beras.autograder.remote;

/** What the process of a submission offers from the start; see {@link io.beras.autograder.Submission}. */
interface SubmissionService {

    /** The number of the object that offers this. */
    int NUMBER = 0;

    /**
     * Creates an object of the submission.
     *
     * @param seed the seed of the random numbers that the constructor draws
     */
    Object create(long seed, Class<?> type, String className, Object[] arguments);

    /**
     * Calls a static method of the submission.
     *
     * @param seed the seed of the random numbers that the method draws
     */
    Object call(long seed, Class<?> type, String className, String method, Object[] arguments);
}
