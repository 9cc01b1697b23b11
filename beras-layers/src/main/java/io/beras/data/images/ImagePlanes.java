package io.beras.data.images;

import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The pixels of images x (n, …, height, width), as planes of height × width pixels. All axes between n and height, such as
 * channels, count as planes.
 *
 * @param pixels the pixels, plane after plane and row after row
 * @param imageCount n
 * @param planesPerImage the number of planes in an image
 */
record ImagePlanes(float[] pixels, int imageCount, int planesPerImage, int height, int width) {

    /** Copies the pixels of x. */
    static ImagePlanes of(String transform, Tensor x) {
        long[] shape = x.shape();
        if (shape.length < 3) {
            throw new ShapeException(
                    transform + " needs images, x (n, height, width) or (n, channels, height, width), not "
                            + Shapes.text(shape) + "; map(x -> x.reshape(-1, 28, 28)) makes images of rows");
        }
        if (x.dataType() != DataType.FLOAT) {
            throw new IllegalArgumentException(transform + " needs FLOAT images, not " + x.dataType() + "; apply "
                    + transform + " before the cast");
        }
        int height = (int) shape[shape.length - 2];
        int width = (int) shape[shape.length - 1];
        int imageCount = (int) shape[0];
        float[] pixels = x.toFloatArray();
        return new ImagePlanes(pixels, imageCount, pixels.length / (imageCount * height * width), height, width);
    }

    /** Returns the index of the first pixel of an image. */
    int start(int image) {
        return image * length();
    }

    /** Returns the number of pixels in an image, all planes together. */
    int length() {
        return planesPerImage * height * width;
    }
}
