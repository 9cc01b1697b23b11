package io.beras.plots;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/**
 * Tests the fonts of this Java runtime before anything else is drawn.
 *
 * <pre>{@code
 * PlotFonts.require();          // throws PlotException in a container without fonts
 * }</pre>
 */
public final class PlotFonts {

    private PlotFonts() {}

    /**
     * Draws one word, to distinguish a runtime without fonts from an error in this package.
     *
     * <p>Runtimes without fonts throw many types: InternalError, NullPointerException, UnsatisfiedLinkError,
     * NoClassDefFoundError, Error. Anything that this word throws is therefore a problem of the runtime.
     *
     * @throws PlotException if this Java runtime has no usable fonts
     */
    public static void require() throws PlotException {
        try {
            Graphics2D graphics = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB).createGraphics();
            graphics.setFont(PlotTheme.font(14));
            graphics.drawString("epoch", 0, 16);
            graphics.dispose();
        } catch (RuntimeException | Error e) {
            throw new PlotException(e);
        }
    }
}
