import io.beras.core.*;
import io.beras.core.random.*;
import java.util.Arrays;

/** Points of the square, and whether they are inside a circle. */
final class Points {

    private static final RandomNumbers DRAWS = Randomness.of(7).numbers("points", 0);

    private Points() {}

    static Tensor x(int from, int to) {
        double[][] points = new double[to - from][];
        for (int i = from; i < to; i++) {
            points[i - from] = new double[] {DRAWS.uniform(-1, 1, 2L * i), DRAWS.uniform(-1, 1, 2L * i + 1)};
        }
        return Tensor.of(points);
    }

    static Tensor labels(int from, int to) {
        int[] labels = new int[to - from];
        for (int i = from; i < to; i++) {
            labels[i - from] = Math.hypot(DRAWS.uniform(-1, 1, 2L * i), DRAWS.uniform(-1, 1, 2L * i + 1)) < 0.7 ? 1 : 0;
        }
        return Tensor.ofLabels(labels);
    }

    static String bits(Tensor tensor) {
        int[] bits = new int[Math.toIntExact(tensor.length())];
        float[] values = tensor.toFloatArray();
        Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
        return Arrays.toString(bits);
    }
}
