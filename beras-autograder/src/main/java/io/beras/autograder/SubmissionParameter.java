package io.beras.autograder;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;

/**
 * Gives a test its {@link Submission}.
 *
 * <p>By default the submission is in this JVM: the classes of the package "assignment", loaded by the class loader of the
 * test. The JUnit configuration parameter {@value #PACKAGE} names another package. A program that runs tests through a
 * {@link LauncherSession} gives the session a submission of its own, such as a submission in another process.
 *
 * <pre>{@code
 * try (LauncherSession session = LauncherFactory.openSession()) {
 *     SubmissionParameter.provide(session, remoteSubmission);
 *     session.getLauncher().execute(request);
 * }
 * }</pre>
 */
public final class SubmissionParameter implements ParameterResolver {

    /** The JUnit configuration parameter with the package of the submission; its default is "assignment". */
    public static final String PACKAGE = "beras.submission.package";

    private static final String KEY = "submission";

    /** Creates the extension; JUnit calls this. */
    public SubmissionParameter() {}

    /** Gives this submission to all tests of the session. */
    public static void provide(LauncherSession session, Submission submission) {
        session.getStore().put(Namespace.create(SubmissionParameter.class), KEY, new Provided(submission));
    }

    /** Keeps JUnit from closing a submission with the session: the program that provides it may need it longer. */
    private record Provided(Submission submission) {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Submission.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Provided provided = test.getStore(
                        StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(SubmissionParameter.class))
                .get(KEY, Provided.class);
        return provided == null ? local(test) : provided.submission();
    }

    private static Submission local(ExtensionContext test) {
        return new LocalSubmission(
                test.getRequiredTestClass().getClassLoader(),
                test.getConfigurationParameter(PACKAGE).orElse("assignment"));
    }
}
