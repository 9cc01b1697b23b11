package io.beras.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradcheckCommandTest extends CommandFixture {

    @Test
    void checksALayerOfTheLibrary() {
        assertEquals(0, command.run("gradcheck", "Dense", "3", "2", "--input", "4x3", "--seed", "1"), command.err());

        assertEquals(
                List.of(
                        "gradient check of Dense in DOUBLE: passed",
                        "right      input 0 (4, 3), 12 comparisons",
                        "right      w (3, 2), 6 comparisons",
                        "right      b (1, 2), 2 comparisons",
                        "seed 1; repeat this check with --seed 1"),
                command.outLines());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    io.beras.layers.Dense 3 2 kaiming_normal --input 4x3
                    SoftmaxCrossEntropy --input 4x3 --input labels:4x3
                    CategoricalCrossEntropy --input uniform:4x3 --input onehot:4x3 --only-input 0
                    Tanh --input 2x3x4 --second-order
                    LeakyReLU 0.1 --input 7
                    """)
    void checksLayersActivationsAndLosses(String arguments) {
        assertEquals(0, command.run(("gradcheck " + arguments).split(" ")), command.out() + command.err());
    }

    /** A class of a student: not public, in a folder that only --class-path names, with a wrong sign. */
    @Test
    void namesTheMistakeOfACompiledClass() throws Exception {
        Path classes = compiled("""
                        package student;
                        import io.beras.core.*;
                        import java.util.List;
                        import org.nd4j.linalg.api.ndarray.INDArray;
                        class Twice implements Diffable {
                            @Override public INDArray forward(INDArray... x) { return x[0].mul(2); }
                            @Override public List<LocalGradient> inputGradients(Call call) {
                                return List.of(g -> g.mul(-2));
                            }
                        }
                        """);

        int exitCode = command.run(
                "gradcheck", "student.Twice", "--class-path", classes.toString(), "--input", "2x3", "--seed", "1");

        assertEquals(1, exitCode, command.err());
        assertEquals(
                "gradient check of Twice in DOUBLE: not passed",
                command.outLines().get(0));
        assertTrue(command.out().contains("sign"), command.out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Dense 3 2              | 2 | Missing required option: '--input=SHAPE'. See 'beras gradcheck --help'.
                    Dense 3 2 --input 4x   | 2 | Invalid value for option '--input' (SHAPE): '4x' is not an input; give a shape such as 4x3, uniform:4x3, onehot:4x3, or labels:4x3 for 4 labels of 3 classes. See 'beras gradcheck --help'.
                    Dense --input labels:4 | 2 | Invalid value for option '--input' (SHAPE): 'labels:4' needs two lengths, samples and classes: labels:4x3. See 'beras gradcheck --help'.
                    Dense --input 99999x99999 | 2 | Invalid value for option '--input' (SHAPE): '99999x99999' is too large; give at most 10,000,000 elements and 8 axes. See 'beras gradcheck --help'.
                    --input 4x3            | 2 | Missing required parameter: 'CLASS'. See 'beras gradcheck --help'.
                    Dens --input 4x3       | 1 | there is no class "Dens" in the class path of this command; give its full name, and its compiled folder or jar with --class-path.
                    Dense --input 4x3      | 1 | no constructor of io.beras.layers.Dense takes no arguments; it has Dense(int, int) or Dense(Variable, Variable) or Dense(int, int, Initializer).
                    Dense 3 x --input 4x3  | 1 | no constructor of io.beras.layers.Dense takes the arguments 3 x; it has Dense(int, int) or Dense(Variable, Variable) or Dense(int, int, Initializer).
                    Dense 0 2 --input 4x3  | 1 | new Dense(0, 2) fails: Dense(0, 2) needs sizes of at least 1 and at most 2147483647 weights.
                    Dense 3 2 --input 4x5  | 1 | Dense(3, 2) needs a last axis of size 3, but the shape (4, 5) has a last axis of size 5.
                    Dense 3 2 --input 4x3 --only-input 1 | 1 | there is no input 1 of 1 inputs; give --only-input a number from 0 to 0.
                    java.lang.String --input 4x3         | 1 | java.lang.String is not a function of tensors; let it implement Callable or Diffable of io.beras.core.
                    Dense 3 2 --input 4x3 --class-path nowhere | 1 | nowhere of the class path does not exist; compile first, or correct the path.
                    """)
    void wrongInputIsOneSentence(String arguments, int exitCode, String message) {
        assertEquals(exitCode, command.run(("gradcheck " + arguments).split(" ")), command.err());

        assertEquals("beras: " + message, command.err());
        assertEquals("", command.out());
    }

    private Path compiled(String source) throws Exception {
        Path file = Files.writeString(home.resolve("Twice.java"), source);
        Path classes = Files.createDirectory(home.resolve("classes"));
        String classPath = System.getProperty("java.class.path");
        assertEquals(
                0,
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-cp",
                                classPath,
                                "-proc:none",
                                "-d",
                                classes.toString(),
                                file.toString()));
        return classes;
    }
}
