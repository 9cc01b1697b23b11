package io.beras.autograder.remote;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Sends and receives frames: a length, then as many bytes. */
final class Frames implements AutoCloseable {

    private static final int LARGEST_READ = 1 << 20;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private long deadline = Long.MAX_VALUE;

    /** Takes a connected channel, and sets it to non-blocking mode. */
    Frames(SocketChannel channel) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
        selector = Selector.open();
        key = channel.register(selector, SelectionKey.OP_READ);
    }

    /** Lets every wait end after this time from now on; it fails then. */
    void limit(Duration patience) {
        deadline = System.nanoTime() + patience.toNanos();
    }

    void send(FrameOutput output) throws IOException {
        ByteBuffer bytes = output.bytes();
        ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).putInt(bytes.remaining()).flip();
        ByteBuffer[] parts = {length, bytes};
        while (bytes.hasRemaining()) {
            if (channel.write(parts) == 0) {
                await(SelectionKey.OP_WRITE);
            }
        }
    }

    FrameInput receive() throws IOException, ProtocolException {
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
        long left = deadline == Long.MAX_VALUE ? 0 : (deadline - System.nanoTime()) / 1_000_000 + 1;
        if (left < 0 || deadline != Long.MAX_VALUE && left <= 1 && System.nanoTime() > deadline) {
            throw new SilentException();
        }
        selector.select(left);
        selector.selectedKeys().clear();
        if (Thread.currentThread().isInterrupted()) {
            throw new SilentException();
        }
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

    /** The other process did not answer in time, or the test that waits was given up. */
    static final class SilentException extends IOException {
        private static final long serialVersionUID = 1;
    }
}
