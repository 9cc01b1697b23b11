package io.beras.core.arrays;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * im2col copies the patches that a window covers into rows; col2im, its transpose, adds the patches back to images.
 *
 * <p>Images (n, channels, height, width) become patches (n, channels, size², positions). Each pixel of the window has a
 * row, with an element for each position of the window. A convolution is then a matrix product, and a pooling a
 * reduction along an axis. One loop maps image indices to patch indices for both directions.
 */
final class Im2col {

    private Im2col() {}

    /** Visits an element of the patches: its index in the images and its index in the patches. */
    @FunctionalInterface
    private interface ElementVisitor {
        void visit(int imageIndex, int patchIndex);
    }

    /** Returns the patches (n, channels, size², positions) of images, with {@code outside} beyond the images. */
    static INDArray im2col(INDArray images, Window window, double outside) {
        double[] from = ArrayIo.doubles(images);
        INDArray patches = ArrayMemory.allocate(images.dataType(), shape(window, images.shape()));
        double[] to = new double[Math.toIntExact(patches.length())];
        Arrays.fill(to, outside);
        forEach(window, images.shape(), (imageIndex, patchIndex) -> to[patchIndex] = from[imageIndex]);
        return ArrayIo.write(to, patches);
    }

    /** Returns images of this shape; each pixel is the sum of its elements in the patches. */
    static INDArray col2im(INDArray patches, Window window, long... shape) {
        double[] from = ArrayIo.doubles(patches);
        INDArray images = ArrayMemory.allocate(patches.dataType(), shape);
        double[] to = new double[Math.toIntExact(images.length())];
        forEach(window, shape, (imageIndex, patchIndex) -> to[imageIndex] += from[patchIndex]);
        return ArrayIo.write(to, images);
    }

    private static long[] shape(Window window, long... images) {
        long positions = Math.multiplyExact(window.positions(images[2]), window.positions(images[3]));
        return new long[] {images[0], images[1], window.area(), positions};
    }

    private static void forEach(Window window, long[] shape, ElementVisitor visitor) {
        int height = (int) shape[2];
        int width = (int) shape[3];
        int outHeight = (int) window.positions(height);
        int outWidth = (int) window.positions(width);
        int patchIndex = 0;
        for (int plane = 0; plane < shape[0] * shape[1]; plane++) {
            for (int pixel = 0; pixel < window.area(); pixel++) {
                for (int position = 0; position < outHeight * outWidth; position++) {
                    int row = window.start(position / outWidth) + pixel / window.size();
                    int column = window.start(position % outWidth) + pixel % window.size();
                    if (row >= 0 && row < height && column >= 0 && column < width) {
                        visitor.visit((plane * height + row) * width + column, patchIndex);
                    }
                    patchIndex++;
                }
            }
        }
    }
}
