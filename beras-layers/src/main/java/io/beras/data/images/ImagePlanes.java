package io.beras.data.images;

import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Images as planes of pixels: x (n, …, height, width), whatever axes lie between, such as that of the channels.
 *
 * @param pixels plane after plane, row after row
 * @param images n
 * @param perImage the planes of an image
 */
record ImagePlanes(float[] pixels, int images, int perImage, int height, int width) {

    /** Returns the pixels of x, a copy. */
    static ImagePlanes of(String transform, Tensor x) {
        long[] shape = x.shape();
        if (shape.length < 3) {
            throw new ShapeException(
                    transform + " needs images, x (n, height, width) or (n, channels, height, width), not "
                            + Shapes.text(shape) + "; map(x -> x.reshape(-1, 28, 28)) makes images of rows");
        }
        if (x.dataType() != DataType.FLOAT) {
            throw new IllegalArgumentException(
                    transform + " needs FLOAT images, not " + x.dataType() + "; cast them after it");
        }
        int height = (int) shape[shape.length - 2];
        int width = (int) shape[shape.length - 1];
        int images = (int) shape[0];
        float[] pixels = x.toFloatArray();
        return new ImagePlanes(pixels, images, pixels.length / (images * height * width), height, width);
    }

    /** Returns where an image begins. */
    int start(int image) {
        return image * length();
    }

    /** Returns how many numbers an image is. */
    int length() {
        return perImage * height * width;
    }
}
