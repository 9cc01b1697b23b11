package io.beras.autograder.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An element of a page. Texts and values of attributes are escaped as they are written, so a text can't become markup.
 *
 * <pre>{@code
 * HtmlElement.of("p").attribute("class", "note").text("1 < 2").add(HtmlElement.of("code").text("x & y"))
 * }</pre>
 */
final class HtmlElement {

    /** The elements without content and end tag. */
    private static final Set<String> VOID = Set.of("meta");

    private interface Content {
        void writeTo(StringBuilder out);
    }

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Content> contents = new ArrayList<>();

    private HtmlElement(String name) {
        this.name = name;
    }

    static HtmlElement of(String name) {
        return new HtmlElement(name);
    }

    /** Returns an element of this class of the style sheet. */
    static HtmlElement of(String name, String styleClass) {
        return of(name).attribute("class", styleClass);
    }

    /** Returns the element with a style sheet, which is not escaped: HTML reads it as it is. */
    static HtmlElement style(String trustedSheet) {
        HtmlElement style = of("style");
        style.contents.add(out -> out.append(trustedSheet));
        return style;
    }

    HtmlElement attribute(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    HtmlElement text(String text) {
        contents.add(out -> escape(text, out));
        return this;
    }

    HtmlElement add(HtmlElement child) {
        contents.add(child::writeTo);
        return this;
    }

    /** Returns a page with this element as its root. */
    String page() {
        StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
        writeTo(out);
        return out.append('\n').toString();
    }

    private void writeTo(StringBuilder out) {
        out.append('<').append(name);
        attributes.forEach((attribute, value) -> {
            out.append(' ').append(attribute).append("=\"");
            escape(value, out);
            out.append('"');
        });
        if (VOID.contains(name)) {
            out.append("/>");
            return;
        }
        out.append('>');
        contents.forEach(content -> content.writeTo(out));
        out.append("</").append(name).append('>');
    }

    private static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(text.charAt(i));
            }
        }
    }
}
