package io.beras.data.images;

/**
 * One image as bytes: plane after plane, row after row.
 *
 * @param bytes the planes: one of grey, or red, green and blue
 */
record RawImage(byte[] bytes, int channels, int height, int width) {

    /**
     * Returns this picture in another size.
     *
     * <p>Each new pixel is the mean of the area that it covers, so a shrunk picture does not flicker; an enlarged one
     * repeats its pixels.
     */
    RawImage scaledTo(int newHeight, int newWidth) {
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
        return new RawImage(scaled, channels, newHeight, newWidth);
    }

    /** Returns each line averaged to a new length, with lines and columns exchanged: so twice makes a picture again. */
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
