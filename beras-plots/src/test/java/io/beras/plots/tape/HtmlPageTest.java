package io.beras.plots.tape;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The page, read with an XML parser: the page is HTML and well-formed XML at once. */
class HtmlPageTest {

    private static final String NAME = "<b>w</b> & \"q\" 'a'\nsecond";

    private final Variable w = new Variable(NAME, Tensor.of(new double[][] {{1, -1}, {1, -1}}));
    private final Tensor x = Tensor.of(new double[][] {{1, 2}, {3, 4}});

    private String page() {
        try (GradientTape tape = new GradientTape(true)) {
            return TapeDrawing.of(tape, x.matmul(w).relu().sum(), Map.of(NAME, w))
                    .toHtml();
        }
    }

    @Test
    void namesAreEscaped() throws Exception {
        String page = page();

        assertTrue(page.startsWith("<!DOCTYPE html>\n<html lang=\"en\">"));
        assertFalse(page.contains("<b>w</b>"), page);
        assertTrue(text(byId(parse(page), "v1")).contains("<b>w</b> & \"q\" 'a'?second"));
    }

    @Test
    void everyCallIsARowWithBothSides() throws Exception {
        Document page = parse(page());

        String matmul = text(byId(page, "c1"));
        assertTrue(matmul.contains("↓ 1"), matmul);
        assertTrue(matmul.contains("↑ 4"), matmul);
        assertTrue(matmul.contains("reads input 1 (2, 2), "), matmul);
        assertTrue(matmul.contains("output (2, 2)"), matmul);
        assertTrue(matmul.contains("values -7 … 7"), matmul);
        assertTrue(matmul.contains("‖∂loss/∂output‖ 1.41"), matmul);
        assertTrue(text(byId(page, "c2")).contains("zeros 50 %"));
        assertTrue(text(byId(page, "c2")).contains("○ dead ReLU"));
        assertTrue(text(byId(page, "c4")).contains("↑ 1"));
        assertTrue(text(byId(page, "v1")).contains("‖∂loss/∂w‖ 7.21"));
        assertTrue(text(byId(page, "v1")).contains("‖∂loss/∂w‖ / ‖w‖ 3.61"));
    }

    @Test
    void everyLinkLeadsToARow() throws Exception {
        Document page = parse(page());
        NodeList links = page.getElementsByTagName("a");
        assertTrue(links.getLength() > 5);
        for (int i = 0; i < links.getLength(); i++) {
            String target = ((Element) links.item(i)).getAttribute("href");
            byId(page, target.substring(1));
        }
    }

    @Test
    void thePageNeedsNothingElse() {
        String page = page();

        assertFalse(page.contains("<script"), "a script");
        assertFalse(page.contains("://"), "an address");
        assertFalse(page.contains("url("), "another file");
        assertTrue(page.contains("default-src 'none'") || page.contains("default-src &#39;none&#39;"));
    }

    @Test
    void aLongTapeIsFoldedButKeepsAllItsRows() throws Exception {
        Variable v = new Variable("v", Tensor.of(1));
        try (GradientTape tape = new GradientTape(true)) {
            Tensor y = v.mul(v);
            for (int i = 0; i < 2000; i++) {
                y = y.mul(v).add(0);
            }
            Document page = parse(TapeDrawing.of(tape, y.sum()).toHtml());

            assertEquals(4003, rows(page).size());
            Element details = (Element) page.getElementsByTagName("details").item(0);
            assertEquals("3,996 calls folded, 4 to 3999: 1,998 times mul, add", text((Element)
                    details.getElementsByTagName("summary").item(0)));
        }
    }

    @Test
    void theLossIsDrawnAfterItsCall() throws Exception {
        try (GradientTape tape = new GradientTape(true)) {
            Tensor h = x.matmul(w);
            Tensor loss = h.sum();
            h.abs();
            Document page = parse(TapeDrawing.of(tape, loss).toHtml());

            Element row = (Element) byId(page, "c3").getNextSibling();
            assertEquals("loss 0", text(row).strip());
            assertTrue(text(byId(page, "c4")).contains("no gradient the loss does not depend on this output"));
        }
    }

    static Document parse(String page) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
        return builder.parse(new ByteArrayInputStream(page.getBytes(UTF_8)));
    }

    /** Returns the rows of calls. */
    static List<Element> rows(Document page) {
        NodeList items = page.getElementsByTagName("li");
        List<Element> rows = new ArrayList<>();
        for (int i = 0; i < items.getLength(); i++) {
            Element item = (Element) items.item(i);
            if (item.getAttribute("id").matches("c\\d+")) {
                rows.add(item);
            }
        }
        return rows;
    }

    private static Element byId(Document page, String id) {
        NodeList items = page.getElementsByTagName("li");
        for (int i = 0; i < items.getLength(); i++) {
            Element item = (Element) items.item(i);
            if (item.getAttribute("id").equals(id)) {
                return item;
            }
        }
        throw new AssertionError("no row has the id " + id);
    }

    private static String text(Element element) {
        return element.getTextContent();
    }
}
