package io.beras.models;

/** The remedies for a value that is not finite, by the operation that returned it. */
final class NonFiniteRemedy {

    static final String SMALLER_STEPS =
            "use a smaller learning rate, clip the gradients, or standardize the inputs and targets";

    /** Products and sums of FLOAT values up to this size stay far below the largest FLOAT, 3.4e38. */
    private static final double MODERATE = 1e6;

    private NonFiniteRemedy() {}

    /** Returns the remedy for an operation that has read finite values up to this absolute value. */
    static String of(String operation, double largest) {
        return switch (operation) {
            case "log" -> "keep its input above 0, as in x.clamp(1e-7, Double.POSITIVE_INFINITY).log()";
            case "sqrt" -> "keep its input at 0 or above, as in x.clamp(0, Double.POSITIVE_INFINITY).sqrt()";
            case "pow" -> "a power with a fraction as exponent needs an input above 0, and a large power overflows";
            case "div" -> "keep the divisor away from 0, as in x.div(y.add(1e-7)) for y of at least 0";
            case "exp" ->
                "exp overflows above 88.7 in FLOAT; subtract the largest element first, as softmax() does, or "
                        + SMALLER_STEPS;
            default ->
                largest < MODERATE
                        ? "its inputs are not large, so look in its forward for a division by 0, a logarithm of 0, a root"
                                + " of a negative value, or an exp that overflows"
                        : "its values have grown too large: " + SMALLER_STEPS;
        };
    }
}
