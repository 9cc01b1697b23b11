package io.beras.autograder.remote;

import io.beras.autograder.sandbox.ProcessConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A process that answers the first request of a test with bytes of its own. */
final class FakeChild {

    /** What a hostile process does with the first request. */
    @FunctionalInterface
    interface Behaviour {
        void answer(FakeChild child, long nonce) throws IOException;
    }

    private final SocketChannel channel;

    private FakeChild(SocketChannel channel) {
        this.channel = channel;
    }

    /** Starts the process on a thread. */
    static ProcessConnection start(Behaviour behaviour) throws IOException {
        Sockets sockets = Sockets.open();
        Thread thread = new Thread(() -> {
            try {
                FakeChild child = new FakeChild(sockets.child());
                behaviour.answer(child, child.firstNonce());
            } catch (IOException e) {
                return; // the parent has had enough
            }
        });
        thread.setDaemon(true);
        thread.start();
        return sockets.connection("the fake ended");
    }

    private long firstNonce() throws IOException {
        ByteBuffer frame = read(read(Integer.BYTES).getInt());
        frame.get();
        return frame.getLong();
    }

    /** Reads a whole frame, and drops it. */
    void skipFrame() throws IOException {
        read(read(Integer.BYTES).getInt());
    }

    private ByteBuffer read(int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new IOException("closed");
            }
        }
        return bytes.flip();
    }

    void sendInts(int... numbers) throws IOException {
        FrameOutput output = new FrameOutput();
        for (int number : numbers) {
            output.putInt(number);
        }
        send(output.bytes());
    }

    /** Sends a frame of this kind without changes of objects or variables. */
    void sendFrame(int kind, long nonce, FrameOutput body) throws IOException {
        FrameOutput content = new FrameOutput();
        content.putByte(kind);
        content.putLong(nonce);
        content.putInt(0);
        content.putInt(0);
        content.putInt(0);
        content.append(body);
        FrameOutput frame = new FrameOutput();
        frame.putInt(content.bytes().remaining());
        frame.append(content);
        send(frame.bytes());
    }

    /** Sends a result without changes of arrays. */
    void sendResult(long nonce, FrameOutput value) throws IOException {
        FrameOutput body = new FrameOutput();
        body.putInt(0);
        body.append(value);
        sendFrame(2, nonce, body);
    }

    void send(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    void close() throws IOException {
        channel.close();
    }
}
