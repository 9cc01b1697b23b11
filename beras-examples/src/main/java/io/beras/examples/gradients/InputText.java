package io.beras.examples.gradients;

import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * An input of a gradient check, given as a text.
 *
 * <ul>
 *   <li>4x3: random numbers around 0, of shape (4, 3)
 *   <li>uniform:4x3: random numbers from 0.1 to 0.9, for functions of probabilities
 *   <li>onehot:4x3: in each row one 1 and else 0, for targets
 *   <li>labels:4x3: four labels from 0 to 2
 * </ul>
 */
public final class InputText {

    private static final Pattern TEXT =
            Pattern.compile("(?:(uniform|onehot|labels):)?([1-9]\\d{0,8}(?:x[1-9]\\d{0,8})*)");
    private static final long MOST = 10_000_000;

    private final String kind;
    private final long[] shape;

    private InputText(String kind, long... shape) {
        this.kind = kind;
        this.shape = shape;
    }

    /**
     * Parses an input.
     *
     * @throws IllegalArgumentException if the text is no input
     */
    public static InputText parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text
                    + "' is not an input; give a shape such as 4x3, uniform:4x3, onehot:4x3, or labels:4x3 for 4 labels of"
                    + " 3 classes");
        }
        long[] shape = Arrays.stream(matcher.group(2).split("x"))
                .mapToLong(Long::parseLong)
                .toArray();
        long size = 1;
        for (long length : shape) {
            size = Math.min(MOST + 1, size * Math.min(length, MOST + 1));
        }
        if (size > MOST || shape.length > 8) {
            throw new IllegalArgumentException(
                    "'" + text + "' is too large; give at most 10,000,000 elements and 8 axes");
        }
        String kind = matcher.group(1) == null ? "normal" : matcher.group(1);
        if ((kind.equals("onehot") || kind.equals("labels")) && shape.length != 2) {
            throw new IllegalArgumentException(
                    "'" + text + "' needs two lengths, samples and classes: " + kind + ":4x3");
        }
        return new InputText(kind, shape);
    }

    /** Returns a tensor of this kind; the random numbers come from the default {@link Randomness} of this thread. */
    public Tensor create() {
        return switch (kind) {
            case "uniform" -> Tensor.randomUniform(shape).mul(0.8).add(0.1);
            case "labels" -> Tensor.ofLabels(labels());
            case "onehot" -> oneHot();
            default -> Tensor.randomNormal(shape);
        };
    }

    private int[] labels() {
        float[] numbers = Tensor.randomUniform(shape[0]).toFloatArray();
        return IntStream.range(0, numbers.length)
                .map(i -> (int) Math.min(shape[1] - 1, (long) (numbers[i] * shape[1])))
                .toArray();
    }

    private Tensor oneHot() {
        int classes = (int) shape[1];
        float[] values = new float[(int) shape[0] * classes];
        int row = 0;
        for (int label : labels()) {
            values[row++ * classes + label] = 1;
        }
        return Tensor.of(values, shape);
    }

    @Override
    public String toString() {
        return kind + ":" + Arrays.toString(shape);
    }
}
