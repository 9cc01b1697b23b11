package io.beras.benchmarks.sidebyside;

import io.beras.data.digits.SyntheticDigits;
import io.beras.data.images.LabeledImages;
import io.beras.data.images.Mnist;
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
 * The training that all contenders do: its sizes, and files with the images, the labels and the first weights.
 *
 * @param folder the folder of the files
 * @param batch the number of samples in a batch
 * @param epochs the number of epochs
 * @param batches the number of batches in an epoch
 * @param sizes the widths of the layers, input first
 */
record Workload(Path folder, int batch, int epochs, int batches, int... sizes) {

    static final int PIXELS = 784;
    private static final int CLASSES = 10;
    private static final int SIDE = 28;

    /** Parses what {@link #arguments()} returned. */
    static Workload parse(String... arguments) {
        int[] sizes = Arrays.stream(arguments[4].split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
        return new Workload(
                Path.of(arguments[0]),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                sizes);
    }

    /** Returns this workload as arguments of a contender's process. */
    String[] arguments() {
        return new String[] {
            folder.toString(),
            Integer.toString(batch),
            Integer.toString(epochs),
            Integer.toString(batches),
            String.join(",", Arrays.stream(sizes).mapToObj(Integer::toString).toList())
        };
    }

    /** Returns the same workload with fewer epochs and batches, for a slow contender. */
    Workload shortened(int epochs, int batches) {
        return new Workload(folder, batch, epochs, batches, sizes);
    }

    /** Returns the floating-point operations of a step's matrix products, in all layers. */
    double productFlops() {
        double flops = 0;
        for (int layer = 0; layer < sizes.length - 1; layer++) {
            // Forward, the weight gradient, and the input gradient, which the first layer does not need.
            flops += 2.0 * batch * sizes[layer] * sizes[layer + 1] * (layer == 0 ? 2 : 3);
        }
        return flops;
    }

    /** Writes the images in a random order: MNIST from the folder, or synthetic digits if the folder's name is empty. */
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

    /** Writes the first weights: normal, with the variance 2 / in. */
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

    /** Reads the images of an epoch. */
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
