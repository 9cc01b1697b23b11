package io.beras.data.images;

/**
 * A decoded image as bytes.
 *
 * @param bytes one grey plane, or a red, a green and a blue plane, each row after row
 */
record DecodedImage(byte[] bytes, int channels, int height, int width) {

    /**
     * Returns this image in another size.
     *
     * <p>Each new pixel is the mean of the area that it covers, which avoids aliasing. An enlarged image repeats its pixels.
     */
    DecodedImage scaledTo(int newHeight, int newWidth) {
        if (newHeight == height && newWidth == width) {
            return this;
        }
        byte[] scaled = new byte[channels * newHeight * newWidth];
        for (int channel = 0; channel < channels; channel++) {
            double[] plane = new double[height * width];
            for (int i = 0; i < plane.length; i++) {
                plane[i] = Byte.toUnsignedInt(bytes[channel * plane.length + i]);
            }
            double[] narrow = meansAlongLines(plane, height, width, newWidth); // (newWidth, height)
            double[] small = meansAlongLines(narrow, newWidth, height, newHeight); // (newHeight, newWidth)
            for (int i = 0; i < small.length; i++) {
                scaled[channel * small.length + i] = (byte) Math.round(small[i]);
            }
        }
        return new DecodedImage(scaled, channels, newHeight, newWidth);
    }

    /** Returns this image made smaller so that its longer side has at most {@code side} pixels. */
    DecodedImage reducedTo(int side) {
        int longer = Math.max(height, width);
        if (longer <= side) {
            return this;
        }
        double scale = (double) side / longer;
        return scaledTo((int) Math.max(1, Math.round(height * scale)), (int) Math.max(1, Math.round(width * scale)));
    }

    /** Returns a rectangle of this image. */
    DecodedImage part(int top, int left, int partHeight, int partWidth) {
        byte[] part = new byte[channels * partHeight * partWidth];
        for (int channel = 0; channel < channels; channel++) {
            for (int i = 0; i < partHeight; i++) {
                int from = (channel * height + top + i) * width + left;
                System.arraycopy(bytes, from, part, (channel * partHeight + i) * partWidth, partWidth);
            }
        }
        return new DecodedImage(part, channels, partHeight, partWidth);
    }

    /** Averages each line to a new length and transposes the result, so that a second call scales the other axis. */
    private static double[] meansAlongLines(double[] x, int lines, int length, int newLength) {
        double[] y = new double[newLength * lines];
        double step = (double) length / newLength;
        for (int j = 0; j < newLength; j++) {
            double from = j * step;
            double to = Math.min(length, (j + 1) * step);
            for (int line = 0; line < lines; line++) {
                double sum = 0;
                for (int i = (int) from; i < to; i++) {
                    sum += x[line * length + i] * (Math.min(i + 1, to) - Math.max(i, from));
                }
                y[j * lines + line] = sum / (to - from);
            }
        }
        return y;
    }
}
