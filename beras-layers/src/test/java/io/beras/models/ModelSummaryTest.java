package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.activations.ReLU;
import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.layers.BatchNorm1d;
import io.beras.layers.Conv2d;
import io.beras.layers.Dense;
import io.beras.layers.Dropout;
import io.beras.layers.Embedding;
import io.beras.layers.Flatten;
import io.beras.layers.MaxPool2d;
import io.beras.layers.Residual;
import io.beras.layers.ResidualBlock;
import io.beras.layers.Sequential;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class ModelSummaryTest {

    /** A network for images of any size, with control flow of its own; the pooling layer is called twice. */
    private static final class SmallCnn extends Model {
        private final Conv2d first = add(new Conv2d(1, 4, 3).withPadding(1));
        private final MaxPool2d pool = add(new MaxPool2d(2));
        private final Conv2d second = add(new Conv2d(4, 8, 3).withPadding(1));
        private final Flatten flatten = add(new Flatten());
        private final Dense last = add(new Dense(8 * 7 * 7, 10));
        private final ReLU unused = add(new ReLU());

        @Override
        protected Tensor forward(Tensor... inputs) {
            Tensor x = pool.call(first.call(inputs).relu());
            return last.call(flatten.call(pool.call(second.call(x).relu())));
        }
    }

    @Test
    void findsTheShapesInsideACustomForward() {
        SmallCnn model = new SmallCnn();

        assertEquals("""
                SmallCnn, input (n, 1, 28, 28)
                part                        output          parameters   memory  weights
                Conv2d(1, 4, 3, padding 1)  (n, 4, 28, 28)          40    160 B  conv2d_1/w (4, 1, 3, 3), conv2d_1/b (1, 4, 1, 1)
                MaxPool2d(2)                (n, 4, 14, 14)           0
                Conv2d(4, 8, 3, padding 1)  (n, 8, 14, 14)         296   1.2 kB  conv2d_2/w (8, 4, 3, 3), conv2d_2/b (1, 8, 1, 1)
                Flatten                     (n, 392)                 0
                Dense(392, 10)              (n, 10)              3,930  15.7 kB  dense_1/w (392, 10), dense_1/b (1, 10)
                ReLU                        ?                        0
                4,266 parameters (17.1 kB), 4,266 of them trainable""", model.summary(1, 28, 28));
    }

    @Test
    void withoutTheShapeOfASampleAConvolutionDoesNotKnowItsOutput() {
        String summary = new SmallCnn().summary();

        assertTrue(summary.startsWith("SmallCnn\n"), summary);
        assertTrue(summary.contains("\nConv2d(1, 4, 3, padding 1)  ?               40"), summary);
        SmallCnn told = new SmallCnn();
        told.info().inputShape(1, 28, 28);
        assertEquals(new SmallCnn().summary(1, 28, 28), told.summary());
    }

    @Test
    void indentsThePartsOfBlocks() {
        Sequential inner = new Sequential(new Dense(4, 2), new ReLU(), new Dense(2, 4));
        SequentialModel model = new SequentialModel(
                new Residual(inner),
                new ResidualBlock(4, 3, BatchNorm1d::new, .5),
                new Residual(inner),
                new Dense(4, 1));

        assertEquals("""
                SequentialModel, input (n, 4)
                part                 output  parameters  memory  weights
                Residual             (n, 4)          22    88 B
                  Sequential         (n, 4)          22    88 B
                    Dense(4, 2)      (n, 2)          10    40 B  residual_1/sequential_1/dense_1/w (4, 2),
                                                                 residual_1/sequential_1/dense_1/b (1, 2)
                    ReLU             (n, 2)           0
                    Dense(2, 4)      (n, 4)          12    48 B  residual_1/sequential_1/dense_2/w (2, 4),
                                                                 residual_1/sequential_1/dense_2/b (1, 4)
                ResidualBlock(4, 3)  (n, 4)          59   236 B
                """, head(model.summary(), 9));
        assertTrue(model.summary().contains("\n  Dropout(0.5)"), model.summary());
        assertTrue(model.summary().contains("\nResidual             (n, 4)      shared"), model.summary());
    }

    @Test
    void aModelOfIndicesIsCalledWithIndices() {
        String summary = new SequentialModel(new Embedding(100, 8), new Flatten(), new Dense(40, 2)).summary(5);

        assertTrue(summary.contains("\nEmbedding(100, 8)  (n, 5, 8)"), summary);
        assertTrue(summary.contains("\nFlatten            (n, 40)"), summary);
        assertTrue(summary.contains("\nDense(40, 2)       (n, 2)"), summary);
    }

    /** The words of a question are indices; the picture has values. */
    private static final class Question extends Model {
        private final Dense ofPicture = add(new Dense(2, 4));
        private final Embedding ofWords = add(new Embedding(100, 4));
        private final Dense last = add(new Dense(4, 1));

        @Override
        protected Tensor forward(Tensor... inputs) {
            Tensor words = ofWords.call(inputs[1]).mean(1);
            return last.call(ofPicture.call(inputs[0]).add(words));
        }
    }

    @Test
    void severalInputsHaveAShapeEach() {
        Question model = new Question();
        String expected = """
                Question, input (n, 2), (n, 5)
                part               output     parameters  memory  weights
                Dense(2, 4)        (n, 4)             12    48 B  dense_1/w (2, 4), dense_1/b (1, 4)
                Embedding(100, 4)  (n, 5, 4)         400  1.6 kB  embedding_1/w (100, 4)
                Dense(4, 1)        (n, 1)              5    20 B  dense_2/w (4, 1), dense_2/b (1, 1)
                417 parameters (1.7 kB), 417 of them trainable""";

        assertEquals(expected, model.summary(List.of(new long[] {2}, new long[] {5})));

        model.predict(
                Tensor.zeros(2, 2),
                Tensor.ofLabels(1, 2, 3, 4, 5, 6, 7, 8, 9, 10).reshape(2, 5));
        assertEquals(expected, model.summary(), "the shapes are known after the first call");
    }

    @Test
    void aMissingInputIsNamed() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new Question().summary(2));

        assertEquals(
                "summary calls Question with the inputs that it is given, 1, but forward reads more; give the shape of a"
                        + " sample of each input: summary(List.of(new long[] {…}, new long[] {…}))",
                e.getMessage());
    }

    @Test
    void changesNothing() {
        BatchNorm1d norm = new BatchNorm1d(2);
        Dropout dropout = new Dropout(.5);
        SequentialModel model = new SequentialModel(new Dense(2, 2), norm, dropout);
        model.setTraining(true);
        float[] mean = norm.runningMean().toFloatArray();
        try (GradientTape tape = new GradientTape()) {
            model.summary(2);
            assertEquals(0, tape.calls().size());
        }

        assertArrayEquals(mean, norm.runningMean().toFloatArray());
        assertTrue(model.trainingMode().isTraining());
        assertTrue(dropout.trainingMode().isTraining());
    }

    @Test
    void aShapeThatDoesNotFitIsRefusedByThePart() {
        SequentialModel model = new SequentialModel(new Dense(784, 10));

        String message = assertThrows(IllegalArgumentException.class, () -> model.summary(28, 28))
                .getMessage();
        assertTrue(message.startsWith("Dense(784, 10) needs a last axis of size 784"), message);
        assertThrows(IllegalArgumentException.class, () -> model.summary(0));
    }

    @Test
    void weightsOfTheModelItselfHaveALine() {
        Model model = new Model() {
            private final Variable scale = new Variable("scale", Tensor.ones(1, 2));

            @Override
            public List<Variable> ownWeights() {
                return List.of(scale);
            }

            @Override
            protected Tensor forward(Tensor... inputs) {
                return inputs[0].mul(scale);
            }
        };
        model.cast(DataType.DOUBLE);

        assertTrue(model.summary(2).contains("\nweights of the model"), model.summary(2));
        assertTrue(model.summary(2).endsWith("\n2 parameters (16 B), 2 of them trainable"), model.summary(2));
    }

    @Test
    void memoryIsInUnitsForPeople() {
        assertTrue(new SequentialModel(new Dense(1000, 1000))
                .summary()
                .endsWith("1,001,000 parameters (4.0 MB), 1,001,000 of them trainable"));
    }

    private static String head(String text, int lines) {
        return text.lines().limit(lines + 1).collect(Collectors.joining("\n", "", "\n"));
    }
}
