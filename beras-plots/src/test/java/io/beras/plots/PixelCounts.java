package io.beras.plots;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.stream.IntStream;

/** Counts the pixels of a colour in a part of an image. */
final class PixelCounts {

    private PixelCounts() {}

    static long of(Color colour, BufferedImage picture, Rectangle part) {
        return colours(picture, part).filter(rgb -> rgb == colour.getRGB()).count();
    }

    static long distinctColours(BufferedImage picture, Rectangle part) {
        return colours(picture, part).distinct().count();
    }

    private static IntStream colours(BufferedImage picture, Rectangle part) {
        return IntStream.range(part.y, part.y + part.height)
                .flatMap(y -> IntStream.range(part.x, part.x + part.width).map(x -> picture.getRGB(x, y) | 0xFF000000));
    }
}
