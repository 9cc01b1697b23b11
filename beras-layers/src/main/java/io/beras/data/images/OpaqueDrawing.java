package io.beras.data.images;

/**
 * Puts a paper behind the transparent pixels of a drawing.
 *
 * <p>Strokes on a transparent layer get a white paper if they are dark, and a black paper if they are light. A picture that
 * is only cut out, such as a photograph with transparent corners, gets a paper of its own mean color.
 */
final class OpaqueDrawing {

    private static final double CUT_OUT = 0.6; // a larger opaque fraction is a cut-out picture
    private static final int MIDDLE = 128;

    private OpaqueDrawing() {}

    /** Returns the red, green and blue planes of a drawing of red, green, blue and opacity planes. */
    static DecodedImage of(DecodedImage drawing) {
        int size = drawing.height() * drawing.width();
        byte[] bytes = drawing.bytes();
        double opacity = 0;
        double[] means = new double[3];
        for (int pixel = 0; pixel < size; pixel++) {
            int alpha = Byte.toUnsignedInt(bytes[3 * size + pixel]);
            opacity += alpha;
            for (int k = 0; k < 3; k++) {
                means[k] += (double) alpha * Byte.toUnsignedInt(bytes[k * size + pixel]);
            }
        }
        double light = (means[0] + means[1] + means[2]) / 3 / Math.max(1, opacity);
        boolean cutOut = opacity > CUT_OUT * 255 * size;
        byte[] opaque = new byte[3 * size];
        for (int k = 0; k < 3; k++) {
            double paper = cutOut ? means[k] / opacity : light < MIDDLE ? 255 : 0;
            for (int pixel = 0; pixel < size; pixel++) {
                double alpha = Byte.toUnsignedInt(bytes[3 * size + pixel]) / 255.0;
                int color = Byte.toUnsignedInt(bytes[k * size + pixel]);
                opaque[k * size + pixel] = (byte) Math.round(alpha * color + (1 - alpha) * paper);
            }
        }
        return new DecodedImage(opaque, 3, drawing.height(), drawing.width());
    }
}
