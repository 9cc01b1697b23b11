package io.beras.core.gradcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * A formula for the slope of an elementwise function, of its input x and its output y.
 *
 * @param template the formula with u in the place of x or y, such as "u(1 − u)"
 * @param letter x or y in the place of u, or an empty text if the formula has both or neither
 * @param slope the slope, from x and y
 */
record SlopeFormula(String template, String letter, DoubleBinaryOperator slope) {

    /** All formulas: the simple ones first, y before x, because the slope of most activations is given by y. */
    static final List<SlopeFormula> ALL = all();

    /** Formulas that a product can have as a factor. */
    static final List<SlopeFormula> FACTORS =
            ofBothLetters(List.of(new Template("u", u -> u), new Template("1 − u", u -> 1 - u)));

    private record Template(String text, DoubleUnaryOperator function) {}

    /** Returns the formula as a factor of a product. */
    String text() {
        String text = template.replace("u", letter.isEmpty() ? "u" : letter);
        boolean isSum = text.contains(" − ") && !text.endsWith(")");
        return isSum ? "(" + text + ")" : text;
    }

    private static List<SlopeFormula> all() {
        List<SlopeFormula> formulas = new ArrayList<>(ofBothLetters(List.of(
                new Template("u", u -> u),
                new Template("1 − u", u -> 1 - u),
                new Template("u(1 − u)", u -> u * (1 - u)),
                new Template("u(1 + u)", u -> u * (1 + u)),
                new Template("1 − u²", u -> 1 - u * u),
                new Template("1 + u²", u -> 1 + u * u),
                new Template("u²", u -> u * u),
                new Template("(1 − u)²", u -> (1 - u) * (1 - u)),
                new Template("u³", u -> u * u * u),
                new Template("2·u", u -> 2 * u),
                new Template("3·u²", u -> 3 * u * u),
                new Template("1/u", u -> 1 / u),
                new Template("1/u²", u -> 1 / (u * u)),
                new Template("1/(2·u)", u -> 1 / (2 * u)),
                new Template("1/(1 + u²)", u -> 1 / (1 + u * u)),
                new Template("√u", Math::sqrt),
                new Template("1/√u", u -> 1 / Math.sqrt(u)),
                new Template("1/(2·√u)", u -> 1 / (2 * Math.sqrt(u))))));
        formulas.add(new SlopeFormula("x·y", "", (x, y) -> x * y));
        formulas.add(new SlopeFormula("x(1 − y)", "", (x, y) -> x * (1 - y)));
        formulas.add(new SlopeFormula("y(1 − x)", "", (x, y) -> y * (1 - x)));
        formulas.addAll(ofBothLetters(List.of(
                new Template("sign(u)", Math::signum),
                new Template("[u > 0]", u -> u > 0 ? 1 : 0),
                new Template("[u < 0]", u -> u < 0 ? 1 : 0),
                new Template("|u|", Math::abs),
                new Template("exp(u)", Math::exp),
                new Template("exp(−u)", u -> Math.exp(-u)),
                new Template("ln(u)", Math::log),
                new Template("σ(u)", SlopeFormula::sigmoid),
                new Template("σ(u)(1 − σ(u))", u -> sigmoid(u) * (1 - sigmoid(u))),
                new Template("tanh(u)", Math::tanh),
                new Template("1 − tanh²(u)", u -> 1 - Math.tanh(u) * Math.tanh(u)),
                new Template("sin(u)", Math::sin),
                new Template("cos(u)", Math::cos))));
        return List.copyOf(formulas);
    }

    private static List<SlopeFormula> ofBothLetters(List<Template> templates) {
        List<SlopeFormula> formulas = new ArrayList<>();
        for (Template template : templates) {
            formulas.add(new SlopeFormula(
                    template.text(), "y", (x, y) -> template.function().applyAsDouble(y)));
            formulas.add(new SlopeFormula(
                    template.text(), "x", (x, y) -> template.function().applyAsDouble(x)));
        }
        return formulas;
    }

    private static double sigmoid(double u) {
        return 1 / (1 + Math.exp(-u));
    }
}
