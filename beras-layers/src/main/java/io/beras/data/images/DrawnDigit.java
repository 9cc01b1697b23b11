package io.beras.data.images;

import io.beras.core.Tensor;
import io.beras.io.DataFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A digit that a person drew, prepared as the digits of MNIST were: 28 × 28 grey values, 0 for paper and 1 for ink.
 *
 * <p>The drawing may be dark on light or light on dark, in any colors and any size, transparent, anywhere in the picture,
 * or photographed. The ink is separated from the paper, its box is scaled to 20 × 20 pixels with its aspect ratio kept,
 * and its centre of mass moves to the middle.
 *
 * <pre>{@code
 * DrawnDigit seven = DrawnDigit.read(Path.of("seven.png"));
 * Tensor probabilities = model.predict(seven.toTensor().reshape(1, 784));
 * }</pre>
 *
 * <p>Source: Y. LeCun, C. Cortes and C. Burges, "The MNIST database of handwritten digits".
 */
public final class DrawnDigit {

    private static final int WORKING_SIDE = 320;
    private static final int SMALL_SIDE = 80;

    private final float[] pixels;

    private DrawnDigit(float... pixels) {
        this.pixels = pixels;
    }

    /**
     * Reads a drawing from a PNG, JPEG, GIF or BMP file.
     *
     * @throws DataFileException if the file is missing, damaged or too large, or shows no drawing
     */
    public static DrawnDigit read(Path file) throws DataFileException {
        DecodedImage image = OpaqueDrawing.of(ImageDecoder.withOpacity().read(file));
        Ink ink = ink(image)
                .orElseThrow(() -> new DataFileException(file
                        + " shows no drawing: nothing differs from its background; draw a digit with a darker pen"));
        return new DrawnDigit(DigitFrame.of(ink).values());
    }

    /** Finds the ink in the picture made small; a digit that is then tiny is cut out of the whole picture. */
    private static Optional<Ink> ink(DecodedImage image) {
        DecodedImage working = image.reducedTo(WORKING_SIDE);
        Optional<Ink> ink = Ink.of(PaperColor.distance(colors(working)));
        if (ink.isEmpty() || working.width() == image.width()) {
            return ink;
        }
        int[] box = ink.get().box();
        int side = Math.max(box[2] - box[0], box[3] - box[1]) + 1;
        if (side > SMALL_SIDE) {
            return ink;
        }
        double scale = (double) image.width() / working.width();
        int margin = side / 2 + 2;
        int top = (int) (Math.max(0, box[0] - margin) * scale);
        int left = (int) (Math.max(0, box[1] - margin) * scale);
        int bottom = (int) Math.min(image.height(), (box[2] + 1 + margin) * scale);
        int right = (int) Math.min(image.width(), (box[3] + 1 + margin) * scale);
        DecodedImage part = image.part(top, left, bottom - top, right - left).reducedTo(WORKING_SIDE);
        return Ink.of(PaperColor.distance(colors(part))).or(() -> ink);
    }

    private static List<Plane> colors(DecodedImage image) {
        int size = image.height() * image.width();
        return IntStream.range(0, image.channels())
                .mapToObj(channel -> {
                    float[] values = new float[size];
                    ByteScaling.copyScaled(image.bytes(), channel * size, size, values, 0);
                    return new Plane(values, image.height(), image.width());
                })
                .toList();
    }

    /** Returns a copy of the 784 grey values, row after row. */
    public float[] pixels() {
        return pixels.clone();
    }

    /** Returns the grey values as a FLOAT tensor (28, 28). */
    public Tensor toTensor() {
        return Tensor.of(pixels).reshape(Mnist.SIDE, Mnist.SIDE);
    }
}
