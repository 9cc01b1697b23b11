package io.beras.core.gradcheck;

/** What a comparison of a gradient with a numerical gradient says. */
public enum Verdict {

    /** Both agree to the tolerance, or to the estimated error of the numerical gradient. */
    RIGHT,

    /** Both differ by more than the tolerance and the estimated error of the numerical gradient. */
    WRONG,

    /** The numerical gradient is too inexact to tell; a check with this verdict has not passed. */
    UNDECIDED,

    /** The function has no derivative here, such as |x| at 0; a check passes unless every element is a kink. */
    KINK
}
