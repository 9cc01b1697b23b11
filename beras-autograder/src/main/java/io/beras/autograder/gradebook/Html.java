package io.beras.autograder.gradebook;

import java.util.List;

/** Builds a page of headings, paragraphs and tables; texts are escaped. */
final class Html {

    private static final String STYLE = """
            body { font: 15px/1.5 system-ui, sans-serif; max-width: 70em; margin: 2em auto; padding: 0 1em; }
            table { border-collapse: collapse; margin: 0.5em 0 1.5em; }
            th, td { border-bottom: 1px solid #ccc; padding: 0.2em 0.8em 0.2em 0; text-align: left; vertical-align: top; }
            td { white-space: pre-wrap; overflow-wrap: break-word; }
            .bar { display: inline-block; height: 0.8em; background: #4477aa; }
            """;

    private final StringBuilder body = new StringBuilder();
    private final String language;
    private final String title;

    Html(String language, String title) {
        this.language = language;
        this.title = title;
        body.append("<h1>").append(escape(title)).append("</h1>\n");
    }

    void heading(String text) {
        body.append("<h2>").append(escape(text)).append("</h2>\n");
    }

    void paragraph(String text) {
        body.append("<p>").append(escape(text)).append("</p>\n");
    }

    void table(List<String> header, List<List<String>> rows) {
        body.append("<table>\n<tr>");
        header.forEach(cell -> body.append("<th>").append(escape(cell)).append("</th>"));
        body.append("</tr>\n");
        for (List<String> row : rows) {
            body.append("<tr>");
            row.forEach(cell -> body.append("<td>").append(escape(cell)).append("</td>"));
            body.append("</tr>\n");
        }
        body.append("</table>\n");
    }

    /** Adds a bar for each count, with its label before it and the count behind it. */
    void bars(List<String> labels, List<Integer> counts) {
        int longest = counts.stream().mapToInt(Integer::intValue).max().orElse(0);
        body.append("<table>\n");
        for (int i = 0; i < labels.size(); i++) {
            double width = longest == 0 ? 0 : 30.0 * counts.get(i) / longest;
            body.append("<tr><td>").append(escape(labels.get(i))).append("</td><td><span class=\"bar\" style=\"width:");
            body.append(Numbers.points(width))
                    .append("em\"></span> ")
                    .append(counts.get(i))
                    .append("</td></tr>\n");
        }
        body.append("</table>\n");
    }

    /** Returns the page, which refers to no other file. */
    @Override
    public String toString() {
        return "<!DOCTYPE html>\n<html lang=\"" + escape(language) + "\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                + "<title>" + escape(title) + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n" + body
                + "</body>\n</html>\n";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
