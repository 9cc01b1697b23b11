package io.beras.core.arrays;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a window sees of images, wherever it stands, and the way back: known as im2col and col2im.
 *
 * <p>Images (n, channels, height, width) become patches (n, channels, size², positions): each pixel of the window has a
 * row, in which its numbers at all positions follow each other. So a convolution is a product with a matrix, and a
 * pooling a reduction along an axis. One loop says which number goes where, and serves both directions.
 */
final class Im2col {

    private Im2col() {}

    /** Where a number of the patches comes from: indices into the images and into the patches. */
    @FunctionalInterface
    private interface Pair {
        void meet(int pixel, int entry);
    }

    /** Returns the patches of images; outside of these the window sees this number. */
    static INDArray of(INDArray images, Window window, double outside) {
        double[] from = ArrayIo.doubles(images);
        INDArray patches = ArrayMemory.allocate(images.dataType(), shape(window, images.shape()));
        double[] to = new double[Math.toIntExact(patches.length())];
        Arrays.fill(to, outside);
        forEach(window, images.shape(), (pixel, entry) -> to[entry] = from[pixel]);
        return ArrayIo.write(to, patches);
    }

    /** Returns images of this shape, to each pixel of which all that lies on it in the patches is added. */
    static INDArray add(INDArray patches, Window window, long... shape) {
        double[] from = ArrayIo.doubles(patches);
        INDArray images = ArrayMemory.allocate(patches.dataType(), shape);
        double[] to = new double[Math.toIntExact(images.length())];
        forEach(window, shape, (pixel, entry) -> to[pixel] += from[entry]);
        return ArrayIo.write(to, images);
    }

    private static long[] shape(Window window, long... images) {
        long positions = Math.multiplyExact(window.positions(images[2]), window.positions(images[3]));
        return new long[] {images[0], images[1], window.area(), positions};
    }

    private static void forEach(Window window, long[] shape, Pair pair) {
        int height = (int) shape[2];
        int width = (int) shape[3];
        int down = (int) window.positions(height);
        int across = (int) window.positions(width);
        int entry = 0;
        for (int plane = 0; plane < shape[0] * shape[1]; plane++) {
            for (int pixel = 0; pixel < window.area(); pixel++) {
                for (int position = 0; position < down * across; position++) {
                    int row = window.start(position / across) + pixel / window.size();
                    int column = window.start(position % across) + pixel % window.size();
                    if (row >= 0 && row < height && column >= 0 && column < width) {
                        pair.meet((plane * height + row) * width + column, entry);
                    }
                    entry++;
                }
            }
        }
    }
}
