package io.beras.plots;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.stream.IntStream;

/** Looks at a picture the way a test can: how much of a colour is where. */
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
