package io.beras.examples.mnist;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.beras.data.images.MnistFile;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A mirror on this machine with the answers of a test. */
public final class TestMirror implements AutoCloseable {

    /** Answers the request for one of the four files. */
    public interface Answer {
        void give(HttpExchange exchange, MnistFile file) throws IOException, InterruptedException;
    }

    public static final Answer GOOD = (exchange, file) -> send(exchange, TinyMnist.gzipped(file));

    public static final Answer NOT_FOUND = (exchange, file) -> exchange.sendResponseHeaders(404, -1);

    static final Answer GARBAGE = (exchange, file) -> send(exchange, "<html>Sorry!</html>".getBytes(UTF_8));

    static final Answer OTHER_CONTENT = (exchange, file) -> send(exchange, TinyMnist.gzip(new byte[5]));

    static final Answer BOMB = (exchange, file) -> send(exchange, TinyMnist.gzip(new byte[1 << 20]));

    static final Answer CUT_SHORT = (exchange, file) -> {
        byte[] body = TinyMnist.gzipped(file);
        send(exchange, Arrays.copyOf(body, body.length - 9));
    };

    static final Answer HANGING_UP = (exchange, file) -> {
        byte[] body = TinyMnist.gzipped(file);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body, 0, body.length / 2);
        exchange.getResponseBody().flush();
    };

    static final Answer ENDLESS = (exchange, file) -> {
        exchange.sendResponseHeaders(200, 0); // chunked, of unknown length
        OutputStream body = exchange.getResponseBody();
        while (true) {
            body.write(new byte[1 << 12]); // until the client closes the connection
        }
    };

    static final Answer SILENT = (exchange, file) -> new CountDownLatch(1).await();

    static final Answer STALLING = (exchange, file) -> {
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write(new byte[10]);
        exchange.getResponseBody().flush();
        new CountDownLatch(1).await();
    };

    private final List<MnistFile> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    /** Starts a mirror with this answer. */
    public TestMirror(Answer answer) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        for (MnistFile file : MnistFile.values()) {
            server.createContext("/mnist/" + file.standardName() + ".gz", exchange -> {
                requests.add(file);
                // On a persistent connection, a delayed acknowledgement makes each answer 40 ms slower.
                exchange.getResponseHeaders().set("Connection", "close");
                try (exchange) {
                    answer.give(exchange, file);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt(); // the test is over
                }
            });
        }
        server.start();
    }

    URI address() {
        return URI.create("http://" + authority() + "/mnist/");
    }

    /** Returns the host and the port. */
    public String authority() {
        return server.getAddress().getHostString() + ":" + server.getAddress().getPort();
    }

    /** Returns the requested files, in order. */
    List<MnistFile> requests() {
        return requests;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }

    private static void send(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }
}
