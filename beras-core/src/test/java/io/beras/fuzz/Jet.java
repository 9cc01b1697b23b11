package io.beras.fuzz;

/**
 * A value with its first and second derivative in one direction: the arithmetic of the interpreter.
 *
 * <p>A function f along a line x + t·v is f(x) + t·f′ + t²/2·f″. So f′ is Σ ∂f/∂xᵢ·vᵢ, and f″ is Σ ∂²f/∂xᵢ∂xⱼ·vᵢ·vⱼ: exact
 * derivatives without a tape, without a backward pass, and without finite differences.
 */
record Jet(double value, double first, double second) {

    static final Jet ZERO = constant(0);

    static Jet constant(double value) {
        return new Jet(value, 0, 0);
    }

    Jet plus(Jet y) {
        return new Jet(value + y.value, first + y.first, second + y.second);
    }

    Jet minus(Jet y) {
        return plus(y.times(-1));
    }

    Jet times(double factor) {
        return new Jet(value * factor, first * factor, second * factor);
    }

    /** (xy)′ = x′y + xy′ and (xy)″ = x″y + 2x′y′ + xy″. */
    Jet times(Jet y) {
        return new Jet(
                value * y.value,
                first * y.value + value * y.first,
                second * y.value + 2 * first * y.first + value * y.second);
    }

    /** (1/x)′ = −1/x² and (1/x)″ = 2/x³. */
    Jet inverse() {
        return apply(1 / value, -1 / (value * value), 2 / (value * value * value));
    }

    /** Returns f(x), given f, its slope and its curvature at x: f(x)′ = f′·x′ and f(x)″ = f″·x′² + f′·x″. */
    Jet apply(double f, double slope, double curvature) {
        return new Jet(f, slope * first, curvature * first * first + slope * second);
    }

    Jet exp() {
        double e = Math.exp(value);
        return apply(e, e, e);
    }

    Jet log() {
        return apply(Math.log(value), 1 / value, -1 / (value * value));
    }

    Jet power(double exponent) {
        return apply(
                Math.pow(value, exponent),
                exponent * Math.pow(value, exponent - 1),
                exponent * (exponent - 1) * Math.pow(value, exponent - 2));
    }
}
