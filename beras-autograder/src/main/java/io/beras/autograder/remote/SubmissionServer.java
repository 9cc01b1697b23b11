package io.beras.autograder.remote;

import io.beras.core.Tensor;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Runs a submission for another process, which uses it through a {@link RemoteSubmission}.
 *
 * <p>The program has two arguments: the path of a Unix-domain socket, to which it connects, and the package of the
 * submission, which is on the class path. It reads no standard input and prints nothing.
 */
public final class SubmissionServer {

    /** Enough for the library, and little enough that an endless recursion ends soon. */
    private static final long STACK_BYTES = 1 << 20;

    private SubmissionServer() {}

    /** Connects, and serves until the other process closes the connection. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Tensor.zeros(1); // loads the native code now, not within the time that a test gives
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(Path.of(arguments[0])));
        ClassLoader loader = Objects.requireNonNull(SubmissionServer.class.getClassLoader());
        start(channel, loader, arguments[1]).join();
        System.exit(0); // a thread of the submission may go on
    }

    /**
     * Serves a submission of this JVM on a thread of its own, for programs that need no second process.
     *
     * @param channel a connected channel
     * @param loader loads the classes of the submission
     * @param packageName the package of the submission
     */
    public static Thread start(SocketChannel channel, ClassLoader loader, String packageName) {
        Thread thread = new Thread(null, () -> serve(channel, loader, packageName), "submission", STACK_BYTES);
        thread.setDaemon(true);
        thread.setContextClassLoader(loader);
        thread.start();
        return thread;
    }

    private static void serve(SocketChannel channel, ClassLoader loader, String packageName) {
        try (Peer peer = new Peer(channel, packageName, SubmissionServer::lost)) {
            peer.objects().use(loader);
            peer.objects().offer(new LocalService(loader, packageName), SubmissionService.class);
            peer.serve();
        } catch (IOException | ProtocolException | ConnectionLost e) {
            return; // the other process has closed the connection, or can't be understood: it needs no answer
        }
    }

    private static ConnectionLost lost(String operation, Exception cause) {
        return new ConnectionLost("the grader did not answer " + operation, cause);
    }
}
