package io.beras.plots;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Image;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The SVG of a drawing: one element with its own style, and with ids that no other plot of a page has.
 *
 * <p>Only this class uses Batik, which a project may leave out.
 */
final class SvgText {

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    /** Begins the ids that Batik asks for. */
    private static final String ID = "beras-plot-";

    /** An id that Batik does not ask for. */
    private static final String BATIK_ID = "genericDefs";

    private SvgText() {}

    static String of(String title, Drawing drawing) {
        SVGGraphics2D graphics = new SVGGraphics2D(context(), false);
        graphics.setSVGCanvasSize(new Dimension(drawing.width(), drawing.height()));
        drawing.drawOn(graphics);
        Element root = graphics.getRoot();
        root.setAttribute("viewBox", "0 0 " + drawing.width() + " " + drawing.height());
        root.setAttribute("role", "img");
        root.insertBefore(element(root, "style", darkMode()), root.getFirstChild());
        root.insertBefore(element(root, "title", title), root.getFirstChild());
        StringWriter text = new StringWriter();
        try {
            graphics.stream(root, text, false, false);
        } catch (SVGGraphics2DIOException e) {
            throw new UncheckedIOException(new IOException(e));
        }
        String document = text.toString();
        String svg = document.substring(document.indexOf("<svg")); // an element of a page has no XML declaration
        String prefix = String.format(Locale.ROOT, "p%08x-", checksum(svg));
        return svg.replace(ID, prefix).replace(BATIK_ID, prefix + BATIK_ID);
    }

    private static SVGGeneratorContext context() {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
        context.setComment(null);
        context.setImageHandler(new InlineImages());
        context.setIDGenerator(new SVGIDGenerator() {
            @Override
            public String generateID(String prefix) {
                return super.generateID(ID);
            }
        });
        return context;
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java runtime creates no XML documents", e);
        }
    }

    private static Element element(Element root, String name, String text) {
        Element element = root.getOwnerDocument().createElementNS(NAMESPACE, name);
        element.setTextContent(text);
        return element;
    }

    /** Returns rules that replace the light colors of attributes: a rule of a style is stronger than an attribute. */
    private static String darkMode() {
        StringBuilder rules = new StringBuilder("@media (prefers-color-scheme: dark) {");
        for (PlotTheme.DarkColor color : PlotTheme.DARK_MODE) {
            for (String attribute : new String[] {"fill", "stroke"}) {
                rules.append(String.format(
                        Locale.ROOT,
                        " [%s=\"%s\"] { %1$s: %s }",
                        attribute,
                        attributeValue(color.light()),
                        rgb(color.dark())));
            }
        }
        return rules.append(" }").toString();
    }

    /** Returns a color as Batik writes it: some colors by their names. */
    private static String attributeValue(Color color) {
        return color.equals(Color.WHITE) ? "white" : rgb(color);
    }

    private static String rgb(Color color) {
        return "rgb(" + color.getRed() + "," + color.getGreen() + "," + color.getBlue() + ")";
    }

    private static long checksum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
    }

    /** Writes each image into the SVG as a PNG in base 64. The pixels of a small image, which is enlarged, stay squares. */
    private static final class InlineImages extends DefaultImageHandler {

        private static final int SMALL_IMAGE = 112;

        @Override
        protected void handleHREF(Image image, Element element, SVGGeneratorContext context) {
            if (!(image instanceof RenderedImage rendered)) {
                throw new IllegalArgumentException("a plot draws images that are in memory, not " + image);
            }
            handleHREF(rendered, element, context);
        }

        @Override
        protected void handleHREF(RenderedImage image, Element element, SVGGeneratorContext context) {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            try {
                ImageIO.write(image, "png", png);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            element.setAttributeNS(
                    "http://www.w3.org/1999/xlink",
                    "xlink:href",
                    "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray()));
            if (image.getWidth() <= SMALL_IMAGE) {
                element.setAttribute("style", "image-rendering: pixelated");
            }
        }
    }
}
