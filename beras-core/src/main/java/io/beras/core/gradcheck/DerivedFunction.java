package io.beras.core.gradcheck;

import io.beras.core.Variable;
import java.util.List;

/** A function of variables as a check sees it: its values, and the gradients under test. */
interface DerivedFunction {

    /** Returns the variables by which the function is derived. */
    List<Variable> sources();

    /** Returns the output y at the present values of the variables, in row-major order. */
    double[] values();

    /** Returns the gradient of Σ g·y by each source, in the order of {@link #sources()}. */
    List<double[]> gradients(double[] g);

    /** Returns Σ |∂L/∂v · v| over the results v of all recorded calls, for L = Σ g·y: what ε times this is L's rounding. */
    double magnitude(double[] g);
}
