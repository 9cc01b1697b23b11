package io.beras.autograder.remote;

import io.beras.autograder.Submission;
import io.beras.autograder.sandbox.ProcessConnection;
import io.beras.autograder.sandbox.ProcessStarter;
import io.beras.core.random.Randomness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.commons.lang3.ClassUtils;
import org.jspecify.annotations.Nullable;

/**
 * A submission in another process, which runs {@link SubmissionServer}.
 *
 * <p>Tests use its objects as they use objects of their own process. Nothing that the other process sends is trusted: it
 * can call only the methods of the interfaces of the objects that a test gave to it, and each length is checked.
 *
 * <p>A process that ends, does not answer in time, or sends what no submission sends, costs the test that waits for it: the
 * test gets an {@link AssertionError} that says what happened. The next test gets a new process, three times.
 *
 * <pre>{@code
 * try (RemoteSubmission submission = new RemoteSubmission(processes, "assignment", Duration.ofSeconds(10))) {
 *     GradedTests.of(folders, "assignment").submission(submission).run(tests);
 * }
 * }</pre>
 */
public final class RemoteSubmission implements Submission, AutoCloseable {

    private static final int MOST_DEATHS = 3;
    private static final Method CREATE = method("create");
    private static final Method CALL = method("call");

    private final ProcessStarter processes;
    private final String coursePackage;
    private final TimeLimit limit;
    private final List<String> deaths = new ArrayList<>();
    private @Nullable Session session;
    private int uses;

    /** A process in use. */
    private record Session(ProcessConnection connection, Peer peer) {}

    /**
     * Creates a submission; its first use starts a process.
     *
     * @param processes starts the processes
     * @param coursePackage the package of the course, whose interfaces, records and enums both processes share
     * @param patience the time in which the process must answer
     */
    public RemoteSubmission(ProcessStarter processes, String coursePackage, Duration patience) {
        this(processes, coursePackage, patience, Duration.ofDays(1));
    }

    /**
     * Creates a submission whose processes have a limited time in all; later tests don't run.
     *
     * @param patience the time in which the process must answer
     * @param total the time from now until the last answer
     */
    public RemoteSubmission(ProcessStarter processes, String coursePackage, Duration patience, Duration total) {
        this.processes = processes;
        this.coursePackage = coursePackage;
        this.limit = TimeLimit.fromNow(patience, total);
    }

    @Override
    public <T> T create(Class<T> type, String className, Object... arguments) {
        return use(type, className, CREATE, seed(), type, className, arguments);
    }

    @Override
    public <T> T call(Class<T> type, String className, String method, Object... arguments) {
        return use(type, className + "." + method, CALL, seed(), type, className, method, arguments);
    }

    /** Returns a seed that depends on the random source of the test, so that a test with a seed can be repeated. */
    private long seed() {
        return Double.doubleToRawLongBits(
                Randomness.current().numbers("submission", uses++).uniform(0));
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // T is the type of the argument
    private <T> T use(Class<?> type, String name, Method method, Object... arguments) {
        Peer peer = peer();
        peer.objects().use(loader(type));
        String label = coursePackage + "." + name;
        RemoteObject service = RemoteObject.plain(peer, SubmissionService.NUMBER, label);
        Object result;
        try {
            result = peer.invoke(service, method, arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        if (!ClassUtils.primitiveToWrapper(type).isInstance(result)) {
            throw lost(label, new ProtocolException("no " + type.getSimpleName()));
        }
        return (T) result;
    }

    /** Returns the loader of the course's classes: that of the type, or that of the thread, which a run of tests sets. */
    private ClassLoader loader(Class<?> type) {
        ClassLoader loader = type.getName().startsWith(coursePackage + ".")
                ? type.getClassLoader()
                : Thread.currentThread().getContextClassLoader();
        return Objects.requireNonNullElseGet(
                loader, () -> Objects.requireNonNull(RemoteSubmission.class.getClassLoader()));
    }

    private synchronized Peer peer() {
        if (limit.isOver()) {
            close();
            throw new AssertionError("not run: the tests of this part took longer than "
                    + limit.total().toSeconds() + " s; look for endless loops and for slow code");
        }
        if (session == null) {
            if (deaths.size() >= MOST_DEATHS) {
                throw new AssertionError("not run: the process of this part died " + deaths.size()
                        + " times; the last time: " + deaths.get(deaths.size() - 1));
            }
            session = start();
        }
        return session.peer();
    }

    private Session start() {
        try {
            ProcessConnection connection = processes.start();
            Peer peer = new Peer(connection.channel(), coursePackage, this::lost);
            peer.limit(limit);
            return new Session(connection, peer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the process, and explains what happened. */
    private synchronized ConnectionLost lost(String operation, Exception cause) {
        String sentence = "";
        if (session != null) {
            Session broken = session;
            session = null;
            broken.connection().close();
            sentence = new Death(operation, cause, limit, broken.connection().ending()).toString();
            deaths.add(sentence);
        }
        return new ConnectionLost(sentence, cause);
    }

    /** Returns a sentence about each process that ended before its time. */
    public synchronized List<String> deaths() {
        return List.copyOf(deaths);
    }

    /** Ends the process, if there is one. */
    @Override
    public synchronized void close() {
        if (session != null) {
            session.connection().close();
            session = null;
        }
    }

    /** Returns the number of objects that this process keeps for the other, or knows of it. */
    int sharedObjects() {
        return peer().objects().size();
    }

    private static Method method(String name) {
        return Arrays.stream(SubmissionService.class.getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
