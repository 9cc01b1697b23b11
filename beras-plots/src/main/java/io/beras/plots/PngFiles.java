package io.beras.plots;

import io.beras.io.AtomicFiles;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws an image if this Java runtime can draw, and writes it as a PNG file. */
final class PngFiles {

    private PngFiles() {}

    /**
     * Writes the image that this supplier draws; callers must not use AWT before the supplier runs.
     *
     * @throws PlotException if this Java runtime has no usable fonts
     * @throws IOException if the file cannot be written; an existing file then stays unchanged
     */
    static void write(Path file, Supplier<BufferedImage> drawing) throws PlotException, IOException {
        PlotFonts.require();
        BufferedImage image = drawing.get();
        AtomicFiles.write(file, out -> {
            // Given a plain stream, ImageIO.write would create a file in the system's temporary folder.
            try (ImageOutputStream png = new MemoryCacheImageOutputStream(out)) {
                ImageIO.write(image, "png", png);
            }
        });
    }
}
