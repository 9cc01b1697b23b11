package io.beras.examples.mnist;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Servers with the same files; a download tries one server after another until the content is right. */
final class MirrorClient {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(Redirect.NORMAL)
            .build();
    private final Deque<URI> order;
    private final Duration timePerFile;
    private final DownloadProgress progress;

    /** Creates mirrors at addresses that end in a slash; {@code timePerFile} limits each attempt to fetch a file. */
    MirrorClient(List<URI> addresses, Duration timePerFile, DownloadProgress progress) {
        this.order = new ArrayDeque<>(addresses);
        this.timePerFile = timePerFile;
        this.progress = progress;
    }

    /** Returns the gzipped bytes of a file, verified, from the first mirror with the right content. */
    byte[] fetch(PublishedFile file) throws DownloadException, InterruptedException {
        List<String> reasons = new ArrayList<>();
        for (URI mirror : List.copyOf(order)) {
            try {
                byte[] gzipped = fetch(file, mirror);
                file.requireIn(gzipped);
                return gzipped;
            } catch (IOException e) {
                reasons.add(mirror.getAuthority() + ": " + FailureDescription.of(e));
                // The failed mirror becomes the last one, so that a slow mirror delays only one file.
                order.addLast(order.removeFirst());
            }
        }
        throw new DownloadException(file.gzipName() + " could not be downloaded (" + String.join("; ", reasons)
                + "); check the network, or download the file by hand");
    }

    private byte[] fetch(PublishedFile file, URI mirror) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(mirror.resolve(file.gzipName())).build();
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, start -> body(file, start));
        try {
            HttpResponse<byte[]> response = answer.get(timePerFile.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("HTTP " + response.statusCode());
            }
            return response.body();
        } catch (ExecutionException e) {
            throw new IOException(FailureDescription.of(Objects.requireNonNullElse(e.getCause(), e)), e);
        } catch (TimeoutException e) {
            throw new IOException("not finished after " + timePerFile.toMillis() / 1000.0 + " s", e);
        } finally {
            answer.cancel(true); // ends the request if time is up or the thread was interrupted
        }
    }

    private SizeLimitedBody body(PublishedFile file, ResponseInfo start) {
        OptionalLong announced = start.headers().firstValueAsLong("Content-Length");
        // The gzipped files are smaller than their content; a larger body is another file.
        return new SizeLimitedBody(
                file.contentBytes(), received -> progress.received(file.gzipName(), received, announced));
    }
}
