package io.beras.plots;

import io.beras.io.AtomicFiles;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A plot, to be written as a PNG or an SVG file.
 *
 * <pre>{@code
 * Plot curves = HistoryPlot.of("my model", history);
 * curves.write(Path.of("curves.png"));
 * curves.write(Path.of("curves.svg"));
 * String html = "<h1>My model</h1>" + curves.toSvg();
 * }</pre>
 *
 * <p>SVG needs the library Batik, which is no dependency of a project that uses Beras unless the project adds
 * {@value #BATIK}. The colors of an SVG follow the dark mode of the page that shows it.
 */
public final class Plot {

    private static final String BATIK = "org.apache.xmlgraphics:batik-svggen:1.19";

    private final String title;
    private final Supplier<Drawing> drawing;

    /** Creates a plot; the supplier runs when the plot is written, because AWT fails on a Java runtime without fonts. */
    Plot(String title, Supplier<Drawing> drawing) {
        this.title = title;
        this.drawing = drawing;
    }

    /**
     * Writes the plot in the format that the name of the file ends with: .png or .svg.
     *
     * @throws PlotException if this Java runtime cannot draw text
     * @throws IOException if the file cannot be written; an existing file then stays unchanged
     * @throws IllegalArgumentException if the name has another ending
     * @throws IllegalStateException if the file is an SVG file and Batik is missing
     */
    public void write(Path file) throws PlotException, IOException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".svg")) {
            String svg = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + toSvg();
            AtomicFiles.write(file, out -> out.write(svg.getBytes(StandardCharsets.UTF_8)));
        } else if (name.endsWith(".png")) {
            writePng(file);
        } else {
            throw new IllegalArgumentException(
                    "a plot is a .png or an .svg file, not " + file + "; choose a name with one of these endings");
        }
    }

    /**
     * Returns the plot as an SVG element, for an HTML page.
     *
     * @throws PlotException if this Java runtime cannot draw text
     * @throws IllegalStateException if Batik is missing
     */
    public String toSvg() throws PlotException {
        PlotFonts.require();
        try {
            return SvgText.of(title, drawing.get());
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "an SVG file needs the library Batik, which is missing; add the dependency " + BATIK
                            + ", or write a .png file",
                    e);
        }
    }

    private void writePng(Path file) throws PlotException, IOException {
        BufferedImage pixels = pixels();
        AtomicFiles.write(file, out -> {
            // Given a plain stream, ImageIO.write would create a file in the system's temporary folder.
            try (ImageOutputStream png = new MemoryCacheImageOutputStream(out)) {
                ImageIO.write(pixels, "png", png);
            }
        });
    }

    private BufferedImage pixels() throws PlotException {
        PlotFonts.require();
        Drawing picture = drawing.get();
        BufferedImage pixels = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = pixels.createGraphics();
        picture.drawOn(graphics);
        graphics.dispose();
        return pixels;
    }
}
