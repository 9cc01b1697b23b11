package io.beras.plots.tape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An element of a page, as HTML that is well-formed XML, too. Texts and values of attributes are escaped.
 *
 * <pre>{@code
 * Element.of("p", "note").text("1 < 2").add(Element.of("code").text("x & y"))
 * }</pre>
 */
final class Element {

    /** The elements of HTML and SVG that have no content. */
    private static final Set<String> EMPTY = Set.of("line", "meta", "path", "rect");

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    /** Elements, and texts that are escaped already. */
    private final List<Object> contents = new ArrayList<>();

    private Element(String name) {
        this.name = name;
    }

    static Element of(String name) {
        return new Element(name);
    }

    static Element of(String name, String styleClass) {
        return of(name).attribute("class", styleClass);
    }

    Element attribute(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    Element text(String text) {
        contents.add(escape(text));
        return this;
    }

    Element add(Element child) {
        contents.add(child);
        return this;
    }

    /** Adds a style sheet as it is, because HTML does not decode characters in it. */
    Element addStyle(String sheet) {
        contents.add(sheet);
        return this;
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder().append('<').append(name);
        attributes.forEach((attribute, value) -> out.append(' ')
                .append(attribute)
                .append("=\"")
                .append(escape(value))
                .append('"'));
        if (EMPTY.contains(name)) {
            return out.append("/>").toString();
        }
        out.append('>');
        contents.forEach(out::append);
        return out.append("</").append(name).append('>').toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
