package io.beras.data.images;

import io.beras.core.Arguments;
import io.beras.core.Tensor;
import io.beras.core.random.RandomNumbers;
import io.beras.core.random.Randomness;
import io.beras.data.Transform;

/**
 * Mirrors each image from left to right with probability p: a mirrored cat is still a cat.
 *
 * <p>x (n, height, width) or (n, channels, height, width), FLOAT; y has the same shape. Do not use it for images that change
 * their meaning in a mirror, such as digits and letters.
 *
 * <pre>{@code
 * Dataset augmented = photos.map(new RandomFlip(0.5)).map(new RandomCrop(4));
 * }</pre>
 */
public final class RandomFlip implements Transform {

    private final double p;

    /** Creates a transform that mirrors an image with this probability. */
    public RandomFlip(double p) {
        this.p = Arguments.requireProbability("p", p);
    }

    @Override
    public Tensor apply(Tensor x) {
        ImagePlanes planes = ImagePlanes.of("RandomFlip", x);
        RandomNumbers draws = Randomness.current().next("RandomFlip");
        for (int image = 0; image < planes.imageCount(); image++) {
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
