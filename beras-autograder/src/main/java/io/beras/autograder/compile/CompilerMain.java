package io.beras.autograder.compile;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The compiler's process: compiles what the grader sends over a socket, and runs no code of a submission. */
public final class CompilerMain {

    private static final long STACK_BYTES = 16L << 20;

    private CompilerMain() {}

    /**
     * Answers requests until the grader closes the socket.
     *
     * @param arguments the path of the grader's socket
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        try (SocketChannel grader = SocketChannel.open(UnixDomainSocketAddress.of(arguments[0]))) {
            serve(grader);
        }
    }

    /** Nested expressions take the compiler more stack than the main thread has. */
    static void serve(SocketChannel grader) throws InterruptedException {
        Thread thread = new Thread(null, () -> answerAll(grader), "compiler", STACK_BYTES);
        thread.start();
        thread.join();
    }

    private static void answerAll(SocketChannel grader) {
        try {
            DataInputStream in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(grader)));
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(grader)));
            while (true) {
                answer(CompilerRequest.read(in)).write(out);
                out.flush();
            }
        } catch (EOFException e) {
            // The grader has no more requests.
        } catch (IOException e) {
            throw new UncheckedIOException("The compiler's connection to the grader broke.", e);
        }
    }

    private static CompilerReply answer(CompilerRequest request) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        if (javac == null) {
            return CompilerReply.ofFailure("this Java has no compiler; run the grader with a JDK");
        }
        try {
            CompilerReply reply = new SourceCompiler(javac, System.getProperty("java.class.path")).compile(request);
            return reply.isTooLarge() ? CompilerReply.ofFailure("the class files are too many or too large") : reply;
        } catch (RuntimeException | StackOverflowError e) {
            return CompilerReply.ofFailure(failure(e));
        }
    }

    private static String failure(@Nullable Throwable thrown) {
        for (Throwable e = thrown; e != null; e = e.getCause()) {
            if (e instanceof StackOverflowError) {
                return "the source is nested too deeply";
            }
        }
        return "javac failed with " + thrown;
    }
}
