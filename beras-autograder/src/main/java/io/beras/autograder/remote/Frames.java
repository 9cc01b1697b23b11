package io.beras.autograder.remote;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends and receives frames: a length, then as many bytes. */
final class Frames implements AutoCloseable {

    private static final int LARGEST_READ = 1 << 20;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private @Nullable Long deadline;

    /** Takes a connected channel, and sets it to non-blocking mode. */
    Frames(SocketChannel channel) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
        selector = Selector.open();
        key = channel.register(selector, SelectionKey.OP_READ);
    }

    /** Lets everything from now on fail after this time. */
    void limit(Duration patience) {
        deadline = System.nanoTime() + patience.toNanos();
    }

    void send(FrameOutput output) throws IOException {
        ByteBuffer bytes = output.bytes();
        ByteBuffer length =
                ByteBuffer.allocate(Integer.BYTES).putInt(bytes.remaining()).flip();
        ByteBuffer[] parts = {length, bytes};
        while (bytes.hasRemaining()) {
            if (channel.write(parts) == 0) {
                await(SelectionKey.OP_WRITE);
            }
        }
    }

    FrameInput receive() throws IOException, ProtocolException {
        remainingMillis(); // a flood of frames never waits
        int length = fill(ByteBuffer.allocate(Integer.BYTES)).getInt();
        if (length <= 0 || length > Limits.FRAME_BYTES) {
            throw new ProtocolException("a frame of " + length + " bytes");
        }
        ByteBuffer bytes = ByteBuffer.allocate(Math.min(length, LARGEST_READ));
        while (fill(bytes).limit() < length) { // allocates only as much as has come, and as much again
            int capacity = (int) Math.min(length, 2L * bytes.capacity());
            bytes = ByteBuffer.allocate(capacity).put(bytes);
        }
        return new FrameInput(bytes);
    }

    /** Reads until the buffer is full, and turns it to reading. */
    private ByteBuffer fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            int count = channel.read(buffer);
            if (count < 0) {
                throw new ClosedByPeerException();
            }
            if (count == 0) {
                await(SelectionKey.OP_READ);
            }
        }
        return buffer.flip();
    }

    private void await(int operation) throws IOException {
        key.interestOps(operation);
        selector.select(remainingMillis());
        selector.selectedKeys().clear();
        if (Thread.currentThread().isInterrupted()) { // the test was given up
            throw new SilentException();
        }
    }

    /** Returns the time that is left, at least 1; 0 without a limit, as a selector understands it. */
    private long remainingMillis() throws SilentException {
        if (deadline == null) {
            return 0;
        }
        long nanos = deadline - System.nanoTime();
        if (nanos <= 0) {
            throw new SilentException();
        }
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos));
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            selector.close();
        }
    }

    /** The other process has closed the channel. */
    static final class ClosedByPeerException extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** The other process did not answer in time. */
    static final class SilentException extends IOException {
        private static final long serialVersionUID = 1;
    }
}
