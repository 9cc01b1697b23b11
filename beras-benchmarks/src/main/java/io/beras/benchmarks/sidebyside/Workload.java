package io.beras.benchmarks.sidebyside;

import io.beras.data.images.LabeledImages;
import io.beras.data.images.Mnist;
import io.beras.examples.mnist.SyntheticDigits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;

/**
 * What all contenders are given, as files: images and labels in one order, and the first weights.
 *
 * @param folder where the files are
 * @param batch samples in a batch
 * @param epochs how often to go through the data
 * @param batches batches in an epoch
 * @param sizes the widths of the layers, input first
 */
record Task(Path folder, int batch, int epochs, int batches, int... sizes) {

    static final int PIXELS = 784;
    private static final int CLASSES = 10;
    private static final int SIDE = 28;

    static Task parse(String... arguments) {
        int[] sizes = Arrays.stream(arguments[4].split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
        return new Task(
                Path.of(arguments[0]),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                sizes);
    }

    String[] arguments() {
        return new String[] {
            folder.toString(),
            Integer.toString(batch),
            Integer.toString(epochs),
            Integer.toString(batches),
            String.join(",", Arrays.stream(sizes).mapToObj(Integer::toString).toList())
        };
    }

    /** Writes the images in a random order: real ones from a folder, or drawn ones where there is none. */
    static String writeData(Path folder, String mnist) throws IOException {
        LabeledImages images = mnist.isEmpty()
                ? SyntheticDigits.likeMnist().training()
                : Mnist.read(Path.of(mnist)).training();
        Integer[] order = new Integer[images.size()];
        Arrays.setAll(order, i -> i);
        Collections.shuffle(Arrays.asList(order), new Random(1));
        byte[] pixels = new byte[order.length * PIXELS];
        byte[] labels = new byte[order.length];
        for (int i = 0; i < order.length; i++) {
            System.arraycopy(images.pixels(order[i]), 0, pixels, i * PIXELS, PIXELS);
            labels[i] = (byte) images.label(order[i]);
        }
        Files.write(folder.resolve("images"), pixels);
        Files.write(folder.resolve("labels"), labels);
        return images.toString();
    }

    /** Writes first weights: normal, with the variance 2 / in. */
    void writeWeights() throws IOException {
        Random random = new Random(2);
        for (int layer = 0; layer < sizes.length - 1; layer++) {
            ByteBuffer bytes = ByteBuffer.allocate(sizes[layer] * sizes[layer + 1] * Float.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN);
            while (bytes.hasRemaining()) {
                bytes.putFloat((float) (random.nextGaussian() * Math.sqrt(2.0 / sizes[layer])));
            }
            Files.write(weightsFile(layer), bytes.array());
        }
    }

    private Path weightsFile(int layer) {
        return folder.resolve("w-" + sizes[layer] + "-" + sizes[layer + 1] + "-" + layer);
    }

    /** Reads the first weights of each layer, (in, out). */
    float[][] weights() {
        float[][] weights = new float[sizes.length - 1][];
        for (int layer = 0; layer < weights.length; layer++) {
            weights[layer] = new float[sizes[layer] * sizes[layer + 1]];
            ByteBuffer.wrap(read(weightsFile(layer)))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(weights[layer]);
        }
        return weights;
    }

    /** Reads as many images as an epoch needs. */
    LabeledImages images() {
        int samples = batch * batches;
        byte[] pixels = Arrays.copyOf(read(folder.resolve("images")), samples * PIXELS);
        byte[] labels = Arrays.copyOf(read(folder.resolve("labels")), samples);
        return LabeledImages.of(pixels, labels, SIDE, SIDE, CLASSES);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
