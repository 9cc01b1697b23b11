package io.beras.plots.tape;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The gradient norms of the calls as a line on a logarithmic scale, with the marked calls as dots of their colour. */
final class GradientChart {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 100;

    private final DrawnTape tape;
    private final NormScale scale;

    private GradientChart(DrawnTape tape) {
        this.tape = tape;
        this.scale = NormScale.of(tape.facts());
    }

    /** Returns the chart, or empty if fewer than two calls have a gradient norm above 0. */
    static Optional<Element> of(DrawnTape tape) {
        GradientChart chart = new GradientChart(tape);
        long points = tape.facts().calls().stream()
                .filter(call -> chart.y(call).isPresent())
                .count();
        return points < 2 ? Optional.empty() : Optional.of(chart.section());
    }

    private Element section() {
        int calls = tape.facts().calls().size();
        Element plot = Element.of("div", "plot")
                .add(Element.of("span", "top").text(power(scale.high())))
                .add(Element.of("span", "bottom").text(power(scale.low())))
                .add(drawing());
        Element ends = Element.of("p", "ends")
                .add(Element.of("span").text("call 1"))
                .add(Element.of("span").text("← backward"))
                .add(Element.of("span").text("call " + calls));
        return Element.of("section")
                .add(Element.of("h2").text("Gradient norms"))
                .add(Element.of("p").text("‖∂loss/∂output‖ of each call, on a logarithmic scale."))
                .add(Element.of("div", "chart").add(plot).add(ends));
    }

    private Element drawing() {
        Element svg = Element.of("svg")
                .attribute("viewBox", "0 0 " + WIDTH + " " + HEIGHT)
                .attribute("preserveAspectRatio", "none")
                .attribute("role", "img")
                .attribute(
                        "aria-label",
                        "gradient norm of each call, from " + power(scale.low()) + " to " + power(scale.high()));
        for (double power = Math.ceil(scale.low()); power <= scale.high(); power += gridStep()) {
            svg.add(path(
                    "grid",
                    "M0 " + Numbers.text(y((power - scale.low()) / (scale.high() - scale.low()))) + "h" + WIDTH));
        }
        svg.add(path("line", line()));
        for (CallFacts call : tape.facts().calls()) {
            List<TapeMark> marks = tape.marksOf(call.id());
            if (!marks.isEmpty() && y(call).isPresent()) {
                svg.add(path("dot " + marks.get(0).kind().styleClass(), "M" + point(call) + "h0"));
            }
        }
        return svg;
    }

    private double gridStep() {
        return Math.max(1, Math.ceil((scale.high() - scale.low()) / 10));
    }

    /** Returns a path through all norms, with a gap at each call without a norm. */
    private String line() {
        StringBuilder line = new StringBuilder();
        boolean pen = false;
        for (CallFacts call : tape.facts().calls()) {
            if (y(call).isPresent()) {
                line.append(pen ? "L" : "M").append(point(call)).append(pen ? "" : "h0");
            }
            pen = y(call).isPresent();
        }
        return line.toString();
    }

    private String point(CallFacts call) {
        double last = Math.max(1, tape.facts().calls().size() - 1);
        return x((call.number() - 1) / last) + " " + Numbers.text(y(call).orElseThrow());
    }

    private static String x(double position) {
        return String.format(Locale.ROOT, "%.1f", position * WIDTH);
    }

    private OptionalDouble y(CallFacts call) {
        ValueFacts gradient = call.gradient();
        OptionalDouble position = gradient == null ? OptionalDouble.empty() : scale.position(gradient.norm());
        return position.isEmpty() ? position : OptionalDouble.of(y(position.getAsDouble()));
    }

    private static double y(double position) {
        return (1 - position) * HEIGHT;
    }

    private static String power(double exponent) {
        return Numbers.text(Math.pow(10, exponent));
    }

    private static Element path(String styleClass, String d) {
        return Element.of("path", styleClass).attribute("d", d).attribute("vector-effect", "non-scaling-stroke");
    }
}
