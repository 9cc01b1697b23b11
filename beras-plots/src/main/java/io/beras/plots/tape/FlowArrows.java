package io.beras.plots.tape;

/** The arrows between two rows: forward down, and backward up where a gradient flows. They stretch to the height of a row. */
final class FlowArrows {

    private FlowArrows() {}

    static Element of(boolean hasGradient) {
        Element svg = Element.of("svg", "flow")
                .attribute("width", "40")
                .attribute("aria-hidden", "true")
                .add(line("down", "12"))
                // A nested drawing moves the head to the end of the line without stretching it.
                .add(Element.of("svg")
                        .attribute("y", "100%")
                        .attribute("overflow", "visible")
                        .add(head("down", "M12 0l-5-8h10z")));
        return hasGradient ? svg.add(line("up", "28")).add(head("up", "M28 0l-5 8h10z")) : svg;
    }

    private static Element line(String styleClass, String x) {
        return Element.of("line", styleClass)
                .attribute("x1", x)
                .attribute("y1", "4")
                .attribute("x2", x)
                .attribute("y2", "96%");
    }

    private static Element head(String styleClass, String d) {
        return Element.of("path", styleClass).attribute("d", d);
    }
}
