package io.beras.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class PlotTest {

    private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");

    @TempDir
    Path folder;

    private final Plot plot =
            new Chart("a < b & \"c\"", "x", "y").line("line", List.of(1.0, 3.0)).plot();

    @Test
    void theEndingOfTheNameChoosesTheFormat() throws Exception {
        plot.write(folder.resolve("a.png"));
        plot.write(folder.resolve("a.SVG"));

        assertEquals(1200, ImageIO.read(folder.resolve("a.png").toFile()).getWidth());
        assertTrue(Files.readString(folder.resolve("a.SVG"))
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg"));
    }

    @Test
    void anotherEndingIsRefused() {
        Path file = folder.resolve("a.jpg");

        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> plot.write(file));

        assertEquals(
                "a plot is a .png or an .svg file, not " + file + "; choose a name with one of these endings",
                e.getMessage());
        assertFalse(Files.exists(file));
    }

    @Test
    void anSvgIsOneElementWithTheTitle() throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(plot.toSvg())));

        assertEquals("svg", document.getDocumentElement().getTagName());
        assertEquals("0 0 1200 800", document.getDocumentElement().getAttribute("viewBox"));
        assertEquals(
                "a < b & \"c\"", document.getElementsByTagName("title").item(0).getTextContent());
    }

    /** A page shows many plots, and an id stands for one element of a page. */
    @Test
    void theIdsOfTwoPlotsDiffer() throws Exception {
        Set<String> ids = ids(plot);
        Set<String> others = ids(new Chart("a < b & \"c\"", "x", "y")
                .line("line", List.of(1.0, 2.0))
                .plot());

        assertFalse(ids.isEmpty());
        others.retainAll(ids);
        assertEquals(Set.of(), others);
    }

    @Test
    void theSameDataGiveTheSameText() throws Exception {
        assertEquals(plot.toSvg(), plot.toSvg());
    }

    @Test
    void theColorsFollowADarkPage() throws Exception {
        String svg = plot.toSvg();

        assertTrue(svg.contains("stroke=\"rgb(0,114,178)\""), "the line is blue");
        assertTrue(svg.contains("@media (prefers-color-scheme: dark) { "), svg);
        assertTrue(
                svg.contains("[stroke=\"rgb(0,114,178)\"] { stroke: rgb(86,180,233) }"),
                "and light blue on a dark page");
        assertTrue(svg.contains("[fill=\"white\"] { fill: rgb(22,25,29) }"), "the paper is dark");
    }

    /** The images of a gallery are in the file, not beside it. */
    @Test
    void imagesAreInTheSvg() throws Exception {
        float[] probabilities = {.9f, .1f};
        Predictions predictions = new Predictions(new byte[784], new int[] {0}, probabilities);

        String svg = PredictionsPlot.of("one", predictions, 1).toSvg();

        assertTrue(svg.contains("xlink:href=\"data:image/png;base64,iVBOR"), svg);
    }

    private static Set<String> ids(Plot plot) throws PlotException {
        Set<String> ids = new HashSet<>();
        Matcher matcher = ID.matcher(plot.toSvg());
        while (matcher.find()) {
            assertTrue(ids.add(matcher.group(1)), matcher.group(1));
        }
        return ids;
    }
}
