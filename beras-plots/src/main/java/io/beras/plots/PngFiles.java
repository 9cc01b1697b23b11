package io.beras.plots;

import io.beras.io.AtomicFiles;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws a picture where the runtime can draw, and writes it as PNG. */
final class PngFiles {

    private PngFiles() {}

    /**
     * Writes what this supplier draws; nothing of AWT may be touched before the supplier runs.
     *
     * @throws PlotException if the runtime has no usable fonts
     * @throws IOException if the file cannot be written; an older one is then untouched
     */
    static void write(Path file, Supplier<BufferedImage> drawing) throws PlotException, IOException {
        requireFonts();
        BufferedImage picture = drawing.get();
        AtomicFiles.write(file, out -> {
            // ImageIO.write(…, out) itself would go through a file in the system's temporary folder.
            try (ImageOutputStream png = new MemoryCacheImageOutputStream(out)) {
                ImageIO.write(picture, "png", png);
            }
        });
    }

    /**
     * Draws a word before anything else does, so that a runtime without fonts is told from a mistake of ours.
     *
     * <p>Such runtimes fail in many ways: InternalError, NullPointerException, UnsatisfiedLinkError,
     * NoClassDefFoundError, a bare Error. Whatever comes out of this one word is the runtime's.
     */
    private static void requireFonts() throws PlotException {
        try {
            Graphics2D graphics = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB).createGraphics();
            graphics.setFont(PlotStyle.font(14));
            graphics.drawString("epoch", 0, 16);
            graphics.dispose();
        } catch (RuntimeException | Error e) {
            throw new PlotException(e);
        }
    }
}
