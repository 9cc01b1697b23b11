package assignment;

import io.beras.autograder.Exercise;

/**
 * What a network of dense layers costs: parameters, memory, work.
 *
 * <p>The widths of a network are the number of input features, then the number of outputs of each dense layer: 784, 128, 10
 * is a layer from 784 to 128 and a layer from 128 to 10.
 */
public final class Accounting {

    private Accounting() {}

    /**
     * Returns the number of parameters: the elements of all w (in, out) and b (1, out).
     *
     * <p>Formula: Σ (in·out + out) over the layers. Example: the widths 3, 2 give 8.
     */
    @Exercise(
            part = "accounting",
            step = "parameters",
            hints = {
                "Count the weights and the biases of each layer, and add them up.",
                "Layer i goes from widths[i] features to widths[i + 1]; there is one layer fewer than there are widths.",
                "Add (widths[i] + 1) * widths[i + 1] for each layer, as a long, because an int may overflow."
            })
    public static long parameters(int... widths) {
        long count = 0;
        for (int i = 0; i + 1 < widths.length; i++) {
            count += (long) widths[i] * widths[i + 1] + widths[i + 1];
        }
        return count;
    }

    /** Returns the memory of the parameters in bytes; a FLOAT element has 4 bytes. Example: the widths 3, 2 give 32. */
    @Exercise(
            part = "accounting",
            step = "parameters",
            hints = {
                "Every parameter takes the same memory.",
                "A FLOAT has 32 bits, which are 4 bytes.",
                "Four times the number of parameters of the same widths."
            })
    public static long bytes(int... widths) {
        return 4 * parameters(widths);
    }

    /**
     * Returns the number of multiply-adds of the matrix products x·w in one forward pass.
     *
     * <p>Formula: Σ n·in·out over the layers, for a batch of n samples. Example: a batch of 5 and the widths 3, 2 give 30.
     */
    @Exercise(
            part = "accounting",
            step = "multiply-adds",
            hints = {
                "Count the multiplications of one matrix product: how many does one element of the result need?",
                "One element of y is a sum of 'in' products, and y has n * out elements.",
                "Add batch * widths[i] * widths[i + 1] for each layer, as a long, because an int may overflow."
            })
    public static long multiplyAdds(int batch, int... widths) {
        long count = 0;
        for (int i = 0; i + 1 < widths.length; i++) {
            count += (long) batch * widths[i] * widths[i + 1];
        }
        return count;
    }
}
