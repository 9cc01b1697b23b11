package io.beras.examples.drawings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Fifty drawings of digits, five of each digit, in ten styles. The same drawings on every machine, but for the last bit. */
final class Drawings {

    /** A drawing in a file, and the digit that it shows. */
    record Drawing(Path file, int digit, String style) {}

    private static final List<DrawingStyle> STYLES = List.of(
            new DrawingStyle("thick", "png", 300, 300, 0.25, 0.15, 0.7, 0.17, 0xFFFFFFFF, 0xFF000000, false),
            new DrawingStyle("thin", "png", 300, 300, 0.25, 0.15, 0.7, 0.014, 0xFFFFFFFF, 0xFF000000, false),
            new DrawingStyle("inverted", "png", 200, 260, 0.2, 0.2, 0.6, 0.08, 0xFF101010, 0xFFF4F4F4, false),
            new DrawingStyle("off-centre", "png", 400, 300, 0.72, 0.6, 0.3, 0.09, 0xFFFFFFFF, 0xFF202080, false),
            new DrawingStyle("coloured", "jpeg", 320, 320, 0.2, 0.2, 0.6, 0.07, 0xFFBFE3C0, 0xFFC8321E, false),
            new DrawingStyle("transparent dark", "png", 256, 256, 0.2, 0.12, 0.75, 0.1, 0x00FFFFFF, 0xFF1B3A8A, false),
            new DrawingStyle(
                    "transparent white", "png", 256, 256, 0.2, 0.12, 0.75, 0.08, 0x00000000, 0xFFFFFFFF, false),
            new DrawingStyle("large", "png", 2400, 1800, 0.35, 0.15, 0.7, 0.05, 0xFFFDFBF4, 0xFF3C3C3C, false),
            new DrawingStyle("photographed", "jpeg", 900, 1200, 0.25, 0.25, 0.45, 0.05, 0xFFE8E4DA, 0xFF2A2C38, true),
            new DrawingStyle("tiny", "png", 26, 30, 0.2, 0.12, 0.75, 0.11, 0xFFFFFFFF, 0xFF000000, false));

    private static final double[] SLANTS = {0, 0.18, -0.1, 0.3, 0.08};

    private Drawings() {}

    /** Draws all digits into a folder. */
    static List<Drawing> into(Path folder) throws IOException {
        List<Drawing> drawings = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            int digit = i % 10;
            int round = i / 10;
            // Each digit is drawn in every second style, in all of its shapes.
            DrawingStyle style = STYLES.get((2 * round + digit + digit / 5) % STYLES.size());
            var image = style.draw(DigitStrokes.path(digit, round % DigitStrokes.shapes()), SLANTS[round], i);
            Path file =
                    folder.resolve(digit + "-" + style.name().replace(' ', '-') + "-" + round + "." + style.format());
            ImageIO.write(image, style.format(), file.toFile());
            drawings.add(new Drawing(file, digit, style.name()));
        }
        return drawings;
    }
}
