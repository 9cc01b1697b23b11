package io.beras.examples.mnist;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Collects the body of an HTTP response in memory, and fails if the body is larger than a limit. */
final class SizeLimitedBody implements BodySubscriber<byte[]> {

    private final BodySubscriber<byte[]> collector = BodySubscribers.ofByteArray();
    private final long limit;
    private final LongConsumer progress;
    private @Nullable Subscription subscription;
    private long received;

    /** Creates a body of at most {@code limit} bytes that notifies {@code progress} of the number of bytes so far. */
    SizeLimitedBody(long limit, LongConsumer progress) {
        this.limit = limit;
        this.progress = progress;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return collector.getBody();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        this.subscription = subscription;
        collector.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        received += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (received <= limit) {
            collector.onNext(buffers);
            progress.accept(received);
        } else if (subscription != null) {
            subscription.cancel();
            collector.onError(new IOException("sends more than " + limit + " bytes"));
        }
    }

    @Override
    public void onError(Throwable failure) {
        collector.onError(failure);
    }

    @Override
    public void onComplete() {
        collector.onComplete();
    }
}
