package io.beras.exchange;

/** The part that a weight plays in its layer. */
enum Role {
    WEIGHT,
    BIAS,
    GAMMA,
    BETA,
    MEAN,
    VARIANCE
}
