package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** Values of erf to the last digits, against another library, and its derivatives by hand. */
class ErfTest {

    /** x and Python's {@code math.erf(x)}, which is the C library's. */
    private static final double[][] OF_PYTHON = {
        {1e-300, 1.1283791670955126e-300},
        {1e-20, 1.1283791670955125e-20},
        {1e-10, 1.1283791670955126e-10},
        {0.001, 0.0011283787909692365},
        {0.1, 0.1124629160182849},
        {0.3, 0.3286267594591274},
        {0.5, 0.5204998778130465},
        {0.84375, 0.7672256612323416},
        {1.0, 0.8427007929497149},
        {1.25, 0.9229001282564582},
        {1.5, 0.9661051464753108},
        {2.0, 0.9953222650189527},
        {2.857, 0.9999466417399131},
        {3.0, 0.9999779095030014},
        {4.0, 0.9999999845827421},
        {5.0, 0.9999999999984626},
        {5.9, 0.9999999999999999},
        {6.0, 1.0}
    };

    @Test
    void doublesAreWithinTwoUnitsOfTheLastPlace() {
        for (double[] pair : OF_PYTHON) {
            assertEquals(pair[1], erf(DataType.DOUBLE, pair[0]), 2 * Math.ulp(pair[1]));
            assertEquals(-pair[1], erf(DataType.DOUBLE, -pair[0]), 2 * Math.ulp(pair[1]));
        }
    }

    @Test
    void floatsAreWithinFourUnitsOfTheLastPlace() {
        for (double[] pair : OF_PYTHON) {
            double x = (float) pair[0];
            if (x != pair[0]) {
                continue; // the float next to it has another erf
            }
            assertEquals(pair[1], erf(DataType.FLOAT, x), 4 * Math.ulp((float) pair[1]));
        }
    }

    @Test
    void itsDerivativesAreThoseOfTheGaussian() {
        // erf′ = 2/√π·exp(−x²), erf″ = −2x·erf′: at 0 they are 1.1283791670955126 and 0, at 1 they are 2/(√π·e) and −2
        // of it.
        Variable x = new Variable("x", Tensor.of(DataType.DOUBLE, 0, 1, 1e10, Double.NEGATIVE_INFINITY));
        try (GradientTape outer = new GradientTape()) {
            Tensor first;
            try (GradientTape inner = new GradientTape()) {
                first = inner.gradient(x.erf(), x);
            }
            double[] slopes = first.toDoubleArray();
            double[] bends = outer.gradient(first.slice(0, 0, 3).sum(), x).toDoubleArray();

            double atOne = 2 / Math.sqrt(Math.PI) / Math.E;
            assertEquals(2 / Math.sqrt(Math.PI), slopes[0]);
            assertEquals(atOne, slopes[1], 1e-15);
            assertEquals(0, slopes[2]);
            assertEquals(0, slopes[3]);
            assertEquals(0, bends[0] + 0.0);
            assertEquals(-2 * atOne, bends[1], 1e-15);
            assertEquals(0, bends[2] + 0.0);
        }
    }

    private static double erf(DataType type, double x) {
        return Tensor.scalar(type, x).erf().item();
    }
}
