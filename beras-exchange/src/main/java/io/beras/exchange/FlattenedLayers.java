package io.beras.exchange;

import static java.util.Objects.requireNonNull;

import io.beras.core.Callable;
import io.beras.core.GradientTape;
import io.beras.core.RunScope;
import io.beras.core.Shapes;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.Weighted;
import io.beras.io.DataFileException;
import io.beras.layers.CallObserver;
import io.beras.layers.Flatten;
import io.beras.models.Model;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The layers behind a Flatten behind a convolution: normalizations of its rows, and the next Dense. Their features are in the
 * order of the flattened images, which differs between Beras and Keras.
 */
final class FlattenedLayers {

    private static final int RANK_OF_IMAGES = 4;

    private final Path path;
    private final Weighted model;
    private final long[] inputShape;
    private final List<List<Long>> statedByFile;
    private final Map<TargetLayer, ImageOrder> orders = new IdentityHashMap<>();
    private final Map<Object, long[]> observed = new IdentityHashMap<>();

    private FlattenedLayers(Path path, Weighted model, long[] inputShape, List<List<Long>> statedByFile) {
        this.path = path;
        this.model = model;
        this.inputShape = inputShape;
        this.statedByFile = statedByFile;
    }

    /**
     * Returns the sizes of the images for each such layer.
     *
     * @param inputShape the shape of a sample, empty if it is not given
     * @param statedByFile the sizes that the file states for each Flatten, (height, width, channels)
     */
    static Map<TargetLayer, ImageOrder> of(
            Path path, Weighted model, TargetBlock tree, long[] inputShape, List<List<Long>> statedByFile)
            throws DataFileException {
        FlattenedLayers layers = new FlattenedLayers(path, model, inputShape, statedByFile);
        layers.walk(tree.leaves());
        return Collections.unmodifiableMap(layers.orders);
    }

    private void walk(List<Object> leaves) throws DataFileException {
        int flattens = 0;
        long channels = 0; // of the images that reach a part; 0 for other inputs
        @Nullable Flatten flatten = null; // that made rows of images
        for (Object leaf : leaves) {
            if (leaf instanceof Flatten each) {
                flattens++;
                flatten = channels > 0 ? each : null;
            } else if (leaf instanceof TargetLayer layer && layer.kind() == LayerKind.CONVOLUTION) {
                channels = requireNonNull(layer.weights().get(Role.WEIGHT)).size(0);
                flatten = null;
            } else if (leaf instanceof TargetLayer layer && channels > 0) {
                long features =
                        layer.weights().values().iterator().next().size(layer.kind() == LayerKind.DENSE ? 0 : 1);
                if (flatten == null && features != channels) {
                    throw new DataFileException(path + " cannot be imported: no Flatten is between the convolution and "
                            + layer.layer()
                            + ", so the order of the features is not known; use the layer Flatten in the"
                            + " model");
                }
                if (flatten != null && features != channels) {
                    orders.put(layer, images(flatten, flattens, channels, features));
                }
                if (layer.kind() == LayerKind.DENSE) {
                    channels = 0;
                    flatten = null;
                }
            }
        }
    }

    private ImageOrder images(Flatten flatten, int number, long channels, long features) throws DataFileException {
        long[] shape = shape(flatten, number);
        ImageOrder order = shape.length == RANK_OF_IMAGES
                ? new ImageOrder(shape[1], shape[2], shape[3])
                : new ImageOrder(channels, 0, 0);
        if (order.channels() != channels || order.features() != features) {
            throw new DataFileException(path + " cannot be imported: the sizes of the images before Flatten "
                    + (shape.length == 0 ? "are not known" : "would be " + Shapes.text(shape))
                    + ", but the next layer has " + features + " features of " + channels
                    + " channels; call inputShape(channels, height, width) with the shape of a sample");
        }
        return order;
    }

    /** Returns the shape (n, channels, height, width) before a Flatten; empty if it is not known. */
    private long[] shape(Flatten flatten, int number) {
        if (observed.isEmpty()) {
            observe();
        }
        long[] shape = observed.get(flatten);
        if (shape != null) {
            return shape;
        }
        List<Long> stated = number <= statedByFile.size() ? statedByFile.get(number - 1) : List.of();
        return stated.size() == RANK_OF_IMAGES - 1
                ? new long[] {1, stated.get(2), stated.get(0), stated.get(1)}
                : new long[0];
    }

    /** Calls the model with zeros, if the shape of a sample is known. */
    private void observe() {
        long[] sample = inputShape.length > 0 ? inputShape : knownShape();
        if (sample.length == 0 || !(model instanceof Callable callable)) {
            return;
        }
        DataType type = model.weights().get(0).dataType();
        long[] batch =
                LongStream.concat(LongStream.of(1), LongStream.of(sample)).toArray();
        try (StepScope step = new StepScope("the import of " + path);
                GradientTape.Pause pause = GradientTape.pause();
                RunScope run = RunScope.evaluation(model);
                CallObserver observer = new CallObserver()) {
            callable.call(Tensor.zeros(type, batch));
            for (Object leaf : TargetBlock.of(model).leaves()) {
                observer.zerosFor(leaf).ifPresent(zeros -> observed.put(leaf, zeros[0].shape()));
            }
        }
    }

    private long[] knownShape() {
        return model instanceof Model known && known.info().inputShapes().size() == 1
                ? known.info().inputShapes().get(0)
                : new long[0];
    }
}
