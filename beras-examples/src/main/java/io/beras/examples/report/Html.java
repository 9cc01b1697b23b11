package io.beras.examples.report;

import java.util.List;
import java.util.Map;

/** Pieces of HTML: text is escaped, and elements are closed. */
final class Html {

    private Html() {}

    /** Returns a text as HTML shows it, in an element or in an attribute. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> {
                    boolean isShown = character >= ' ' || character == '\n' || character == '\t';
                    escaped.appendCodePoint(isShown ? character : '?');
                }
            }
        });
        return escaped.toString();
    }

    /** Returns a section with a heading; empty if it has no content. */
    static String section(String heading, String content) {
        return content.isEmpty() ? "" : "<section>\n<h2>" + escape(heading) + "</h2>\n" + content + "</section>\n";
    }

    /** Returns a table of names and values, which scrolls in its own box where it is too wide. */
    static String pairs(Iterable<? extends Map.Entry<String, String>> pairs) {
        StringBuilder rows = new StringBuilder();
        pairs.forEach(pair -> rows.append("<tr><th scope=\"row\">")
                .append(escape(pair.getKey()))
                .append("</th><td>")
                .append(escape(pair.getValue()))
                .append("</td></tr>\n"));
        return rows.isEmpty() ? "" : "<table class=\"pairs\">\n" + rows + "</table>\n";
    }

    /** Returns the row of a table head. */
    static String head(List<String> cells) {
        StringBuilder row = new StringBuilder("<tr>");
        cells.forEach(
                cell -> row.append("<th scope=\"col\">").append(escape(cell)).append("</th>"));
        return row.append("</tr>\n").toString();
    }

    /** Returns content in a box of its own, which scrolls sideways where the page is narrow. */
    static String scrolling(String content) {
        return "<div class=\"scrolling\" tabindex=\"0\">\n" + content + "</div>\n";
    }
}
