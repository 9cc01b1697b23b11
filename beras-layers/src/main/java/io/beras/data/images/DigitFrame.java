package io.beras.data.images;

/**
 * Brings the ink of a drawing into the frame of MNIST: 28 × 28 pixels, the digit in a box of 20 × 20 with its aspect ratio
 * kept, its centre of mass in the middle.
 *
 * <p>A stroke that is thinner or thicker than the strokes of MNIST is given their width; otherwise a thin pen would leave
 * almost no grey after scaling. The shape is computed on a fine grid of 8 × 8 points for each pixel.
 *
 * <p>Source: Y. LeCun, C. Cortes and C. Burges, "The MNIST database of handwritten digits".
 */
final class DigitFrame {

    private static final int BOX = 20;
    private static final int FINE = 8;
    private static final double THINNEST = 2.0; // strokes of MNIST, in pixels of the frame
    private static final double THICKEST = 3.6;

    private DigitFrame() {}

    /** Returns 28 × 28 values from 0 (paper) to 1 (ink). */
    static Plane of(Ink ink) {
        int[] box = ink.box();
        double length = Math.max(box[2] - box[0], box[3] - box[1]) + 1;
        double scale = BOX * FINE / length;
        Plane shape = DistanceTransform.signed(mask(ink, box, scale));
        double stroke = 4 * meanInside(shape) / FINE; // the mean distance inside a band is a quarter of its width
        double wanted = Math.max(THINNEST, Math.min(THICKEST, stroke));
        if (wanted != stroke) {
            // grow by d on both sides: (stroke + 2d) / (20 + 2d) = wanted / 20
            double grow = BOX * (wanted - stroke) / (2 * (BOX - wanted));
            double smaller = BOX / (BOX + 2 * grow);
            shape = DistanceTransform.signed(mask(ink, box, scale * smaller));
            float edge = (float) (-grow * smaller * FINE);
            shape = shape.map(value -> value - edge);
        }
        return centered(shape.map(value -> Math.max(0, Math.min(1, value + 0.5f))));
    }

    /** Returns the mask of the ink on the fine grid, enlarged by {@code scale}, with the middle of its box in the middle. */
    private static Plane mask(Ink ink, int[] box, double scale) {
        Plane mask = new Plane(Mnist.SIDE * FINE, Mnist.SIDE * FINE);
        double middleRow = (box[0] + box[2] + 1) / 2.0;
        double middleColumn = (box[1] + box[3] + 1) / 2.0;
        for (int i = 0; i < mask.height(); i++) {
            for (int j = 0; j < mask.width(); j++) {
                double y = middleRow + (i + 0.5 - mask.height() / 2.0) / scale;
                double x = middleColumn + (j + 0.5 - mask.width() / 2.0) / scale;
                mask.values()[i * mask.width() + j] = hasInk(ink, y, x, 1 / scale) ? 1 : 0;
            }
        }
        return mask;
    }

    /** Tests the middle of a point of the grid; of a point larger than a pixel, nine places, so as to find every hair. */
    private static boolean hasInk(Ink ink, double y, double x, double size) {
        if (size <= 1) {
            return ink.covers(y, x);
        }
        for (int i = -1; i <= 1; i++) {
            for (int j = -1; j <= 1; j++) {
                if (ink.covers(y + i * size / 3, x + j * size / 3)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static double meanInside(Plane signed) {
        double sum = 0;
        int count = 0;
        for (float value : signed.values()) {
            if (value > 0) {
                sum += value;
                count++;
            }
        }
        return sum / Math.max(1, count);
    }

    private static Plane centered(Plane fine) {
        double mass = 0;
        double rows = 0;
        double columns = 0;
        for (int i = 0; i < fine.height(); i++) {
            for (int j = 0; j < fine.width(); j++) {
                mass += fine.at(i, j);
                rows += fine.at(i, j) * (i + 0.5);
                columns += fine.at(i, j) * (j + 0.5);
            }
        }
        int down = (int) Math.round(fine.height() / 2.0 - rows / mass);
        int right = (int) Math.round(fine.width() / 2.0 - columns / mass);
        Plane moved = new Plane(fine.height(), fine.width());
        for (int i = Math.max(0, down); i < Math.min(fine.height(), fine.height() + down); i++) {
            for (int j = Math.max(0, right); j < Math.min(fine.width(), fine.width() + right); j++) {
                moved.values()[i * fine.width() + j] = fine.at(i - down, j - right);
            }
        }
        return moved.squareMeans(FINE);
    }
}
