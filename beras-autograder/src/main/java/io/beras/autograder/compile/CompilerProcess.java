package io.beras.autograder.compile;

import io.beras.autograder.sandbox.ProcessConnection;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The grader's end of a process that compiles. */
final class CompilerProcess implements AutoCloseable {

    private final ProcessConnection connection;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final Duration patience;
    private volatile boolean late;
    private boolean answered;

    CompilerProcess(ProcessConnection connection, Duration patience) {
        this.connection = connection;
        this.patience = patience;
        this.in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(connection.channel())));
        this.out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(connection.channel())));
    }

    /** Returns the answer. Without an answer in time the process is killed, which ends the waiting with an exception. */
    CompilerReply ask(CompilerRequest request) throws IOException {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        answer.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).exceptionallyAsync(timeout -> {
            late = true;
            close();
            return null;
        });
        try {
            request.write(out);
            out.flush();
            CompilerReply reply = CompilerReply.read(in);
            if (!answer.complete(null)) {
                throw new IOException("the process was killed while it answered");
            }
            answered = true;
            return reply;
        } finally {
            answer.complete(null);
        }
    }

    /** Whether the process has answered before. */
    boolean hasAnswered() {
        return answered;
    }

    /** Whether it was killed because it did not answer in time. */
    boolean isLate() {
        return late;
    }

    /** Returns a sentence about the reason for no answer. */
    String death() {
        return late
                ? "The compiler did not end within " + patience.toSeconds() + " s; simplify the source."
                : "The compiler broke off: " + connection.ending() + ".";
    }

    @Override
    public void close() {
        connection.close();
    }
}
