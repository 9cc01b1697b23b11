package io.beras.autograder.remote;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SocketChannel;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One end of a connection; both ends are the same.
 *
 * <p>An end sends a request and waits for the reply. While it waits it serves the requests of the other end, so requests
 * nest: the function that a test gave to a student's method runs while the test waits for the method. Only one end computes
 * at a time.
 */
final class Peer implements AutoCloseable {

    private static final byte REQUEST = 1;
    private static final byte RESULT = 2;
    private static final byte EXCEPTION = 3;

    private final Frames frames;
    private final SharedObjects objects;
    private final Failures failures;
    private final Loss loss;
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable TimeLimit limit;
    private int depth;

    /** Takes a connected channel. */
    Peer(SocketChannel channel, String coursePackage, Loss loss) throws IOException {
        Vocabulary vocabulary = new Vocabulary(coursePackage);
        this.frames = new Frames(channel);
        this.objects = new SharedObjects(this, vocabulary);
        this.failures = new Failures(vocabulary);
        this.loss = loss;
    }

    /** From now on, each request that is in no other request must be answered in this time. */
    void limit(TimeLimit timeLimit) {
        limit = timeLimit;
    }

    SharedObjects objects() {
        return objects;
    }

    /**
     * Calls a method of an object of the other process.
     *
     * @throws ConnectionLost if there is no answer, or none that is right
     */
    @Nullable
    Object invoke(RemoteObject object, Method method, @Nullable Object... arguments) throws Throwable {
        try {
            enter();
        } catch (Frames.SilentException e) {
            throw loss.of(object.label(method), e);
        }
        try {
            return request(object.number(), method, arguments);
        } catch (IOException | ProtocolException | ClosedSelectorException e) {
            throw loss.of(object.label(method), e);
        } finally {
            depth--;
            lock.unlock();
        }
    }

    /** Waits for the thread that uses the connection, such as that of a test which was given up. */
    private void enter() throws Frames.SilentException, InterruptedException {
        if (limit == null) {
            lock.lock();
        } else if (!lock.tryLock(limit.next().toNanos(), TimeUnit.NANOSECONDS)) {
            throw new Frames.SilentException();
        }
        depth++;
        if (depth == 1 && limit != null) {
            frames.limit(limit.next());
        }
    }

    private @Nullable Object request(int number, Method method, @Nullable Object... arguments) throws Throwable {
        ValueWriter writer = new ValueWriter(objects);
        writer.output().putInt(number);
        writer.output().putString(MethodKeys.of(method));
        writer.output().putInt(arguments.length);
        try {
            for (Object argument : arguments) {
                writer.write(argument);
            }
        } catch (RuntimeException e) {
            objects.variables().notSent();
            throw e;
        }
        long nonce = random.nextLong();
        send(REQUEST, nonce, writer.output());
        return await(nonce, method.getReturnType(), writer.arrays());
    }

    /** Serves the requests of the other end until the reply comes. */
    private @Nullable Object await(long nonce, Class<?> type, List<Object> sent) throws Throwable {
        while (true) {
            FrameInput input = frames.receive();
            int kind = input.takeByte();
            long number = input.takeLong();
            objects.readChanges(input);
            if (kind == REQUEST) {
                serve(number, input);
                continue;
            }
            if (number != nonce) {
                throw new ProtocolException("a reply to no request");
            }
            ReceivedArrays.readChanges(input, sent);
            if (kind == EXCEPTION) {
                throw failures.read(input);
            }
            if (kind != RESULT) {
                throw new ProtocolException("a frame of the kind " + kind);
            }
            return result(type, input, sent);
        }
    }

    private @Nullable Object result(Class<?> type, FrameInput input, List<Object> sent) throws ProtocolException {
        Object value = new ValueReader(objects, input, sent).read(type);
        input.requireEnd();
        return type == void.class ? null : Types.requireFit(value, type);
    }

    /** Serves requests until the other process closes the connection. */
    void serve() throws IOException, ProtocolException {
        while (true) {
            FrameInput input = frames.receive();
            if (input.takeByte() != REQUEST) {
                throw new ProtocolException("a reply to no request");
            }
            long nonce = input.takeLong();
            objects.readChanges(input);
            serve(nonce, input);
        }
    }

    private void serve(long nonce, FrameInput input) throws IOException, ProtocolException {
        if (depth >= Limits.REQUESTS) {
            throw new ProtocolException("requests that are nested more than " + Limits.REQUESTS + " deep");
        }
        ServedCall call = ServedCall.read(objects, input);
        depth++;
        try {
            reply(RESULT, nonce, call.arrays(), call.run());
        } catch (ConnectionLost | IOException e) {
            throw e;
        } catch (Throwable e) {
            reply(EXCEPTION, nonce, call.arrays(), e);
        } finally {
            depth--;
        }
    }

    private void reply(byte kind, long nonce, ReceivedArrays arrays, @Nullable Object answer) throws IOException {
        ValueWriter writer = new ValueWriter(objects, arrays);
        try {
            arrays.writeChanges(writer.output());
            if (kind == EXCEPTION) {
                failures.write((Throwable) Objects.requireNonNull(answer), writer.output());
            } else {
                writer.write(answer);
            }
        } catch (RuntimeException e) {
            objects.variables().notSent();
            throw e;
        }
        send(kind, nonce, writer.output());
    }

    private void send(byte kind, long nonce, FrameOutput body) throws IOException {
        FrameOutput frame = new FrameOutput();
        frame.putByte(kind);
        frame.putLong(nonce);
        objects.writeChanges(frame);
        frame.append(body);
        frames.send(frame);
        objects.variables().sent();
    }

    @Override
    public void close() throws IOException {
        frames.close();
    }
}
