package io.beras.data.images;

import io.beras.core.Arguments;
import io.beras.core.Tensor;
import io.beras.core.random.RandomNumbers;
import io.beras.core.random.Randomness;
import io.beras.data.Transform;

/**
 * Pads each image with zeros and crops it to its size at a random position. The effect is a random shift.
 *
 * <p>Formula: y[i, j] = x[i + a, j + b], or 0 outside the image. For each image, a and b are drawn uniformly from −padding
 * to padding. x (n, height, width) or (n, channels, height, width), FLOAT; y has the same shape.
 *
 * <pre>{@code
 * Dataset augmented = digits.map(x -> x.reshape(-1, 28, 28)).map(new RandomCrop(2)).map(Tensor::flatten);
 * }</pre>
 */
public final class RandomCrop implements Transform {

    private static final int MAX_PADDING = 1 << 20;

    private final int padding;

    /** Creates a transform that shifts by up to {@code padding} pixels in each direction. */
    public RandomCrop(int padding) {
        if (padding > MAX_PADDING) {
            throw new IllegalArgumentException("padding must be at most " + MAX_PADDING + ", not " + padding);
        }
        this.padding = Arguments.requireNonNegative("padding", padding);
    }

    @Override
    public Tensor apply(Tensor x) {
        ImagePlanes planes = ImagePlanes.of("RandomCrop", x);
        RandomNumbers draws = Randomness.current().next("RandomCrop");
        float[] y = new float[planes.pixels().length];
        for (int image = 0; image < planes.imageCount(); image++) {
            int a = draws.integer(2 * padding + 1, 2L * image) - padding;
            int b = draws.integer(2 * padding + 1, 2L * image + 1) - padding;
            copyShifted(planes, image, a, b, y);
        }
        return Tensor.of(y, x.shape());
    }

    private static void copyShifted(ImagePlanes x, int image, int a, int b, float[] y) {
        int height = x.height();
        int width = x.width();
        int columns = width - Math.abs(b);
        for (int plane = 0; plane < x.planesPerImage() && columns > 0; plane++) {
            int start = x.start(image) + plane * height * width;
            for (int row = Math.max(0, -a); row < Math.min(height, height - a); row++) {
                int from = start + (row + a) * width + Math.max(0, b);
                int to = start + row * width + Math.max(0, -b);
                System.arraycopy(x.pixels(), from, y, to, columns);
            }
        }
    }

    @Override
    public String toString() {
        return "RandomCrop(" + padding + ")";
    }
}
