package io.beras.examples.lessons;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.data.digits.SyntheticDigits;
import io.beras.examples.mnist.DigitData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs each lesson once, in its short form, and checks its values, its text and its plots. */
class LessonsTest {

    /** The text, the values and the plots of a lesson. */
    private record Outcome(String text, Map<String, Double> values, List<Path> plots) {}

    @TempDir
    static Path folder;

    private static final DigitData DIGITS =
            new DigitData("synthetic", "synthetic digits", "Data: synthetic digits.", SyntheticDigits.likeMnist());

    private static final Map<Integer, Outcome> OUTCOMES = new HashMap<>();

    @AfterAll
    static void releaseOutcomes() {
        OUTCOMES.clear();
    }

    @ParameterizedTest(name = "lesson {0}: {1} is {2}, within {3}")
    @CsvSource(delimiter = '|', textBlock = """
            # rounding makes the last digits of the derivative wrong at h = 1e-15
            1  | f'(x) by its formula                      | -0.7357588823428847  | 1e-14
            1  | smallest error, central                   | 0                    | 1e-9
            2  | of dc/dx, which is y                      | 0                    | 0
            2  | of dc/dy, which is x                      | 0                    | 0
            2  | of dc/dz, which is 1                      | 0                    | 0
            2  | dc/dx against y itself                    | 0                    | 0
            # uniform noise has the mean ½, so b is 5½; with 100 points the standard error is about 0.1
            3  | w by descent                              | 2                    | 0.3
            3  | b by descent                              | 5.5                  | 0.2
            # the values that DeZero printed, with a relative tolerance of 1e-9
            4  | 2 points: loss at step 0                  | 0.13810752213721122  | 1.4e-10
            4  | 2 points: loss at step 1000               | 0.131863649256508    | 1.4e-10
            4  | 2 points: loss at step 2000               | 0.02077943406953136  | 2.1e-11
            4  | 2 points: loss at step 3000               | 0                    | 1e-3
            4  | 100 points: loss at the end               | 0.09                 | 0.02
            5  | sigmoid: y1                               | 0.4769457586         | 5e-11
            5  | sigmoid: y2                               | 0.5286964003         | 5e-11
            5  | sigmoid: loss                             | 0.2097097937         | 5e-11
            5  | sigmoid: w1                               | 0.208421480462       | 1e-12
            5  | sigmoid: w2                               | -0.412606653078      | 1e-12
            5  | sigmoid: w3                               | 0.505052888277       | 1e-12
            5  | sigmoid: w4                               | 0.592436008153       | 1e-12
            5  | sigmoid: w5                               | 0.065367010713       | 1e-12
            5  | sigmoid: w6                               | -0.583866099538      | 1e-12
            5  | sigmoid: w7                               | -0.330494578557      | 1e-12
            5  | sigmoid: w8                               | 0.726155338789       | 1e-12
            5  | ReLU: y1                                  | 0.025                | 1e-15
            5  | ReLU: y2                                  | 0                    | 0
            5  | ReLU: loss                                | 0.0234625            | 1e-15
            5  | ReLU: w1                                  | 0.21025              | 1e-15
            5  | ReLU: w2                                  | -0.4                 | 0
            5  | ReLU: w3                                  | 0.50615              | 1e-15
            5  | ReLU: w4                                  | 0.6                  | 0
            5  | ReLU: w5                                  | 0.15125              | 1e-15
            5  | ReLU: w6                                  | -0.5                 | 0
            5  | ReLU: w7                                  | -0.3                 | 0
            5  | ReLU: w8                                  | 0.8                  | 0
            6  | mean of squares, sigmoid                  | 0.2097097937         | 5e-11
            6  | mean of squares, ReLU                     | 0.0234625            | 1e-15
            6  | cross-entropy, sigmoid                    | 0.118719702          | 5e-10
            6  | cross-entropy, ReLU                       | 0.107166049          | 5e-10
            6  | squares: y1 at the end                    | 0.23                 | 0.01
            6  | squares: y2 at the end                    | 0                    | 0.02
            6  | cross-entropy: y1 at the end              | 1                    | 0.02
            6  | cross-entropy: y2 at the end              | 0                    | 0.02
            # ½ ((0.04 - 0.23)² + (-0.004 + 0.07)²) with the initial weights: 1e-6 hardly changes it, 1e-2 does
            7  | step size 1e-6                            | 0.0223               | 1e-4
            7  | step size 0.01                            | 0.005                | 0.002
            7  | step size 1                               | 0                    | 1e-12
            7  | step size 20                              | NaN                  | 0
            7  | step size 8, two steps earlier            | 0.00197              | 1e-4
            7  | step size 8, one step earlier             | 0.00395              | 1e-4
            7  | step size 8                               | 0.00197              | 1e-4
            # from the weights of lesson 5 and from zeros as NumPy computes it
            8  | from the weights of lesson 5              | 0.010253450882778679 | 1e-12
            8  | from zeros                                | 0.010592694253754892 | 1e-12
            8  | from random weights, N(0, 1)              | 0.01                 | 0.01
            8  | largest first-layer weight after step 1   | 0                    | 0
            8  | difference of its two hidden units        | 0                    | 0
            8  | XOR from zero weights: loss               | 0.25                 | 1e-6
            8  | XOR from random weights: loss             | 0                    | 0.01
            9  | ReLU, zeros                               | 0                    | 0
            9  | ReLU, normal(0.01)                        | 0                    | 1e-18
            9  | ReLU, Kaiming                             | 1                    | 0.7
            9  | tanh, normal(1)                           | 0.95                 | 0.03
            10 | z = 1.0: w1 has a gradient                | 1                    | 0
            10 | z = 1.0: w2 has a gradient                | 0                    | 0
            10 | z = -1.0: w1 has a gradient               | 0                    | 0
            10 | z = -1.0: w2 has a gradient               | 1                    | 0
            # 2 + 4 + 8 + 16 + 32 and 1 + 2·2 + 3·4 + 4·8 + 5·16
            10 | length 5: y                               | 62                   | 0
            10 | length 5: dy/dw                           | 129                  | 0
            # 1000·100 + 100 + 100·10 + 10, and twice that for two layers side by side
            11 | parameters of TwoLayerNet                 | 101110               | 0
            11 | parameters of the blocks                  | 221410               | 0
            11 | TwoLayerNet: last loss                    | 0                    | 1e-4
            11 | two ParallelBlocks: last loss             | 0                    | 0.01
            12 | Newton: distance from (1, 1)              | 0                    | 1e-12
            12 | gradient descent: distance from (1, 1)    | 0.56                 | 0.1
            13 | H·v against a difference of gradients     | 0                    | 1e-8
            13 | Newton: length of g after 10 steps        | 0                    | 1e-13
            13 | descent: length of g after 200 steps      | 1e-4                 | 9e-5
            # 24·2² + 2·2; a slope of 1 + 4/200
            14 | dz/dx                                     | 100                  | 1e-4
            14 | with: d                                   | 4.08                 | 0.15
            14 | with: mean slope                          | 1.02                 | 0.01
            15 | gradient descent, rate 0.95               | 0.013                | 0.001
            15 | momentum 0.9, rate 0.1                    | 0.048                | 0.001
            15 | AdaGrad, rate 1.5                         | 0                    | 0.01
            15 | RMSProp, rate 0.4                         | 0                    | 0.01
            15 | Adam, rate 0.4                            | 0.065                | 0.002
            # as measured on synthetic digits; another machine rounds otherwise, which moves an accuracy by less than 0.01
            16 | test loss                                 | 0.093                | 0.02
            16 | test accuracy                             | 0.971                | 0.01
            17 | plain: training loss                      | 0                    | 0.05
            17 | plain: test loss                          | 0.453                | 0.03
            17 | plain: test accuracy                      | 0.88                 | 0.02
            17 | dropout: training loss                    | 0.281                | 0.03
            17 | dropout: test accuracy                    | 0.8825               | 0.02
            17 | weight decay: training loss               | 0.054                | 0.02
            17 | weight decay: test accuracy               | 0.884                | 0.02
            18 | test accuracy after epoch 1               | 0.953                | 0.015
            19 | test accuracy                             | 0.9385               | 0.015
            20 | test accuracy of a new network            | 0.1                  | 0.05
            20 | test accuracy of the trained network      | 0.931                | 0.02
            20 | largest difference between their weights  | 0                    | 0
            21 | dL/dw1 by hand against the tape           | 0                    | 0
            # the plain tape, TensorFlow's assign and its optimizer are the same arithmetic
            22 | w.assign in a loop: last                  | 973                  | 5
            22 | GradientDescentOptimizer: last            | 973                  | 5
            22 | tf.layers: last loss                      | 3.035                | 0.01
            22 | Keras: last loss                          | 1.148                | 0.01
            23 | nn: last loss                             | 0                    | 0.02
            23 | DataLoader: last loss                     | 0                    | 0.2
            """)
    void aLessonShowsTheExpectedValue(int number, String name, double expected, double tolerance) {
        Double value = outcome(number).values.get(name);

        assertNotNull(
                value,
                () -> "lesson " + number + " shows " + outcome(number).values.keySet());
        assertEquals(expected, value, tolerance);
    }

    @ParameterizedTest(name = "lesson {0}: {1} ≥ {2} times {3}")
    @CsvSource(delimiter = '|', textBlock = """
            1  | smallest error, forward                   | 2   | smallest error, central
            1  | error of both at the smallest h           | 1e6 | smallest error, forward
            3  | loss at the first step                    | 100 | loss at the last step
            4  | 100 points: loss at step 0                | 5   | 100 points: loss at the end
            7  | step size 1e-6                            | 3   | step size 0.01
            8  | XOR from zero weights: loss               | 25  | XOR from random weights: loss
            9  | ReLU, normal(1)                           | 1e9 | ReLU, Kaiming
            9  | ReLU, Kaiming                             | 100 | ReLU, Xavier
            12 | gradient descent: steps                   | 100 | Newton: steps
            14 | without: d                                | 10  | with: d
            17 | plain: test loss                          | 1   | dropout: test loss
            17 | plain: test loss                          | 1   | weight decay: test loss
            20 | test accuracy of the trained network      | 1   | test accuracy with the weights loaded
            20 | test accuracy with the weights loaded     | 1   | test accuracy of the trained network
            21 | loss at the first step                    | 1e4 | loss at the last step
            22 | loss only, the update pruned: first       | 1e4 | w.assign in a loop: last
            22 | loss only, the update pruned: first       | 1   | loss only, the update pruned: last
            23 | autograd: first loss                      | 1e4 | autograd: last loss
            """)
    void aLessonShowsOneValueLargerThanAnother(int number, String larger, double factor, String smaller) {
        Map<String, Double> values = outcome(number).values;

        assertTrue(
                values.get(larger) >= factor * values.get(smaller),
                () -> larger + " " + values.get(larger) + ", " + smaller + " " + values.get(smaller));
    }

    @ParameterizedTest(name = "lesson {0}")
    @MethodSource("numbers")
    void aLessonPrintsItsTitleAndWritesThePlotsThatItAnnounces(int number) {
        Outcome outcome = outcome(number);

        assertTrue(outcome.text.startsWith("Lesson " + number + ": "), outcome.text);
        assertFalse(outcome.text.contains("%n"), outcome.text);
        assertTrue(
                outcome.text
                        .lines()
                        .filter(line -> !line.contains(folder.toString()))
                        .allMatch(line -> line.length() <= 120),
                outcome.text);
        assertFalse(outcome.values.isEmpty(), "it shows a value");
        for (Path plot : outcome.plots) {
            assertTrue(Files.exists(plot));
            assertTrue(outcome.text.contains("Picture: " + plot), outcome.text);
        }
    }

    @Test
    void lessonsAreNumberedInOrder() {
        List<Integer> numbers =
                Lessons.all().stream().map(NumberedLesson::number).toList();

        assertEquals(IntStream.rangeClosed(1, Lessons.all().size()).boxed().toList(), numbers);
    }

    private static Stream<Arguments> numbers() {
        return Lessons.all().stream().map(lesson -> Arguments.of(lesson.number()));
    }

    private static Outcome outcome(int number) {
        return OUTCOMES.computeIfAbsent(number, LessonsTest::run);
    }

    private static Outcome run(int number) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, true, UTF_8);
        LessonOutput out = new LessonOutput(stream, stream, folder.resolve("lesson-" + number), () -> DIGITS);
        try {
            Lessons.find(number).orElseThrow().run(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new Outcome(bytes.toString(UTF_8), out.values(), out.plots());
    }
}
