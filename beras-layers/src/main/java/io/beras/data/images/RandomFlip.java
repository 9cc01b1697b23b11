package io.beras.data.images;

import io.beras.core.Tensor;
import io.beras.core.random.RandomNumbers;
import io.beras.core.random.Randomness;
import io.beras.data.Transform;

/**
 * Mirrors each image, left to right, with probability p: what is left of a cat is as much a cat.
 *
 * <p>x (n, height, width) or (n, channels, height, width), FLOAT. Not for what has a handedness, such as digits and
 * letters.
 *
 * <pre>{@code
 * Dataset varied = photos.map(new RandomFlip(0.5)).map(new RandomCrop(4));
 * }</pre>
 */
public final class RandomFlip implements Transform {

    private final double p;

    /** Makes a transform that mirrors an image with this probability. */
    public RandomFlip(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("RandomFlip(p) needs a probability from 0 to 1, not " + p);
        }
        this.p = p;
    }

    @Override
    public Tensor apply(Tensor x) {
        ImagePlanes planes = ImagePlanes.of("RandomFlip", x);
        RandomNumbers draws = Randomness.current().next("RandomFlip");
        for (int image = 0; image < planes.images(); image++) {
            if (draws.uniform(image) < p) {
                mirrorRows(planes.pixels(), planes.start(image), planes.start(image + 1), planes.width());
            }
        }
        return Tensor.of(planes.pixels(), x.shape());
    }

    private static void mirrorRows(float[] pixels, int from, int to, int width) {
        for (int row = from; row < to; row += width) {
            for (int left = row, right = row + width - 1; left < right; left++, right--) {
                float pixel = pixels[left];
                pixels[left] = pixels[right];
                pixels[right] = pixel;
            }
        }
    }

    @Override
    public String toString() {
        return "RandomFlip(" + p + ")";
    }
}
