package io.beras.examples.drawings;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/**
 * A style of drawing: the size of the picture, the pen, the colours, the place of the digit, the file format.
 *
 * @param format the file format, png or jpeg
 * @param width the width of the picture in pixels
 * @param height the height of the picture in pixels
 * @param left the left edge of the digit, a fraction of the width
 * @param top the upper edge of the digit, a fraction of the height
 * @param tall the height of the digit, a fraction of the height of the picture
 * @param pen the width of the pen, a fraction of the height of the digit
 * @param paper the color of the paper, 0xAARRGGBB
 * @param ink the color of the ink, 0xAARRGGBB
 * @param photographed whether light falls from one side, with a shadow, noise, and a dark edge
 */
record DrawingStyle(
        String name,
        String format,
        int width,
        int height,
        double left,
        double top,
        double tall,
        double pen,
        int paper,
        int ink,
        boolean photographed) {

    /** Draws a path of the box of DigitStrokes, slanted. */
    BufferedImage draw(Path2D path, double slant, long seed) {
        boolean transparent = paper >>> 24 < 255;
        BufferedImage image = new BufferedImage(
                width, height, transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D pencil = image.createGraphics();
        pencil.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pencil.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pencil.setColor(new Color(paper, true));
        pencil.fillRect(0, 0, width, height);
        double scale = tall * height / DigitStrokes.HEIGHT;
        AffineTransform place = AffineTransform.getTranslateInstance(left * width, top * height);
        place.scale(scale, scale);
        place.concatenate(new AffineTransform(1, 0, -slant, 1, slant * DigitStrokes.HEIGHT / 2, 0));
        Shape stroke = new BasicStroke((float) (pen * tall * height), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                .createStrokedShape(place.createTransformedShape(path));
        pencil.setColor(new Color(ink, true));
        pencil.fill(stroke);
        pencil.dispose();
        if (photographed) {
            photograph(image, new SplittableRandom(seed));
        }
        return image;
    }

    /** Darkens the picture to one side and to its corners, puts a soft shadow across it, and adds noise. */
    private static void photograph(BufferedImage image, SplittableRandom random) {
        int width = image.getWidth();
        int height = image.getHeight();
        double direction = random.nextDouble(2 * Math.PI);
        double edge = random.nextDouble(-0.3, 0.3);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                double x = 2.0 * column / width - 1;
                double y = 2.0 * row / height - 1;
                double across = x * Math.cos(direction) + y * Math.sin(direction);
                double light = 0.85 + 0.12 * across - 0.12 * (x * x + y * y);
                light *= 1 - 0.25 / (1 + Math.exp((across - edge) / 0.06)); // the shadow of a hand
                int color = image.getRGB(column, row);
                int changed = 0;
                for (int shift = 0; shift <= 16; shift += 8) {
                    double noise = 12 * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
                    double value = (color >> shift & 0xFF) * light + noise;
                    changed |= (int) Math.max(0, Math.min(255, Math.round(value))) << shift;
                }
                image.setRGB(column, row, changed);
            }
        }
    }
}
