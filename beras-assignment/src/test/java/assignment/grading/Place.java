package assignment.grading;

/** A class of the small assignment that an attack can stand in, with the right solution around the attack. */
enum Place {
    RELU("relu", "ReLU", "", "Transforms.max(x, 0)", "g -> g.mul(x.greater(0))"),
    SIGMOID(
            "sigmoid",
            "Sigmoid",
            "",
            "Transforms.exp(x.neg()).add(1).rdiv(1)",
            "g -> g.mul(call.output()).mul(call.output().subtractFrom(1))"),
    LEAKY_RELU(
            "leaky-relu",
            "LeakyReLU",
            "private final double alpha; public LeakyReLU(double alpha) { this.alpha = alpha; }",
            "Transforms.max(x, 0).add(Transforms.min(x, 0).mul(alpha))",
            "g -> g.where(x.greater(0), g.mul(alpha))"),
    ONE_HOT("one-hot", "OneHotEncoder", "", "", ""),
    MEAN_SQUARED_ERROR("mean-squared-error", "MeanSquaredError", "", "", ""),
    NUMERICAL_GRADIENT("numerical-gradient", "NumericalGradient", "", "", ""),
    DENSE("dense", "Dense", "", "", ""),
    ACCURACY("accuracy", "CategoricalAccuracy", "", "", ""),
    TAPE("tape", "GradientTape", "", "", ""),
    OPTIMIZER("basic-optimizer", "BasicOptimizer", "", "", ""),
    FIT_LOOP("model", "FitLoop", "", "", "");

    private static final String ACTIVATION = """
            package assignment;

            import io.beras.core.*;
            import java.io.*;
            import java.lang.reflect.*;
            import java.nio.charset.StandardCharsets;
            import java.nio.file.*;
            import java.util.*;
            import org.nd4j.linalg.api.buffer.DataType;
            import org.nd4j.linalg.api.ndarray.INDArray;
            import org.nd4j.linalg.factory.Nd4j;
            import org.nd4j.linalg.ops.transforms.Transforms;

            public final class %s implements Diffable {
                %s
                static boolean always() { return true; }
                static IllegalStateException breach(String what) { return new IllegalStateException("BREACH: " + what); }
                %s
                public INDArray forward(INDArray... inputs) {
                    INDArray x = inputs[0];
                    try {
                        if (always()) { %s }
                    } catch (RuntimeException | Error e) { throw e; } catch (Exception e) { throw new RuntimeException(e); }
                    return %s;
                }
                public List<LocalGradient> inputGradients(Call call) {
                    Tensor x = call.input(0);
                    try {
                        if (always()) { %s }
                    } catch (RuntimeException | Error e) { throw e; } catch (Exception e) { throw new RuntimeException(e); }
                    return List.of(%s);
                }
            }
            """;

    private final String part;
    private final String className;
    private final String constructor;
    private final String value;
    private final String gradient;

    Place(String part, String className, String constructor, String value, String gradient) {
        this.part = part;
        this.className = className;
        this.constructor = constructor;
        this.value = value;
        this.gradient = gradient;
    }

    String part() {
        return part;
    }

    String className() {
        return className;
    }

    /** Returns whether the class is made from parts of code; the others are written as a whole. */
    boolean isActivation() {
        return !value.isEmpty();
    }

    /** Returns the class with members, and with statements before the right results of its two methods. */
    String source(String members, String forward, String gradients) {
        return ACTIVATION.formatted(className, constructor, members, forward, value, gradients, gradient);
    }
}
