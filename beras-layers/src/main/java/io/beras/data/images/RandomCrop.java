package io.beras.data.images;

import io.beras.core.Tensor;
import io.beras.core.random.RandomNumbers;
import io.beras.core.random.Randomness;
import io.beras.data.Transform;

/**
 * Surrounds each image with zeros and cuts a piece of the old size from a random place: shifts it, that is.
 *
 * <p>y[i, j] = x[i + a, j + b], 0 outside, with a and b drawn for each image from −padding to padding, all equally
 * likely. x (n, height, width) or (n, channels, height, width), FLOAT; y has the same shape.
 *
 * <pre>{@code
 * Dataset varied = digits.map(x -> x.reshape(-1, 28, 28)).map(new RandomCrop(2)).map(Tensor::flatten);
 * }</pre>
 */
public final class RandomCrop implements Transform {

    private final int padding;

    /** Makes a transform that shifts by up to {@code padding} pixels in each direction. */
    public RandomCrop(int padding) {
        if (padding < 0 || padding > 1 << 20) {
            throw new IllegalArgumentException(
                    "RandomCrop(padding) needs a padding of at least 0 pixels, not " + padding);
        }
        this.padding = padding;
    }

    @Override
    public Tensor apply(Tensor x) {
        ImagePlanes planes = ImagePlanes.of("RandomCrop", x);
        RandomNumbers draws = Randomness.current().next("RandomCrop");
        float[] y = new float[planes.pixels().length];
        for (int image = 0; image < planes.images(); image++) {
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
        for (int plane = 0; plane < x.perImage() && columns > 0; plane++) {
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
