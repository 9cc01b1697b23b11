package io.beras.core;

/**
 * Second derivatives of activations, in tensor operations, so that there are third ones too.
 *
 * <p>s is a sigmoid and r = 1 − s that of the negative argument, which keeps its digits where s is next to 1.
 */
final class Curvatures {

    /** The coefficient of x³ in GELU's approximation by tanh. */
    private static final double CUBE = 0.044715;

    private static final double STEEPNESS = 2 * Math.sqrt(2 / Math.PI);

    private Curvatures() {}

    /** Of y = x·Φ(x), with Φ′ = φ and φ′ = −x·φ: φ(x)·(2 − x²). */
    static Tensor gelu(Tensor x) {
        Tensor square = limited(x).square();
        Tensor density = square.mul(-0.5).exp().mul(1 / Math.sqrt(2 * Math.PI));
        return density.mul(square.neg().add(2));
    }

    /** Of y = x·s, with s = sigmoid(v) and v = √(8/π)·(x + 0.044715·x³): s·r·(2·v′ + x·((r − s)·v′² + v″)). */
    static Tensor tanhGelu(Tensor x) {
        Tensor z = limited(x);
        Tensor v = z.square().mul(CUBE).add(1).mul(z).mul(STEEPNESS);
        Tensor slope = z.square().mul(3 * CUBE).add(1).mul(STEEPNESS);
        Tensor s = v.sigmoid();
        Tensor r = v.neg().sigmoid();
        Tensor bend = r.sub(s).mul(slope.square()).add(z.mul(6 * CUBE * STEEPNESS));
        return s.mul(r).mul(slope.mul(2).add(z.mul(bend)));
    }

    /** Of y = x·s, with s = sigmoid(x): s·r·(2 + x·(r − s)). */
    static Tensor silu(Tensor x) {
        Tensor z = limited(x);
        Tensor s = z.sigmoid();
        Tensor r = z.neg().sigmoid();
        return s.mul(r).mul(z.mul(r.sub(s)).add(2));
    }

    /** Of y = x where x > 0, else alpha·(eˣ − 1): 0 where x > 0, else alpha·eˣ. */
    static Tensor elu(Tensor x, double alpha) {
        Tensor exponential = x.clamp(Double.NEGATIVE_INFINITY, 0).exp().mul(alpha);
        return Tensor.scalar(x.dataType(), 0).where(x.greater(0), exponential);
    }

    /** All of them are 0 beyond ±10⁴, in DOUBLE too, where ∞·0 would be NaN. */
    private static Tensor limited(Tensor x) {
        return x.clamp(-1e4, 1e4);
    }
}
