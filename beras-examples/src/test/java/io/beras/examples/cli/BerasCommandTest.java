package io.beras.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BerasCommandTest extends CommandFixture {

    @ParameterizedTest
    @ValueSource(strings = {"", "--help", "-h", "help"})
    void listsTheCommandsOnOneScreen(String arguments) {
        assertEquals(0, command.run(arguments.isEmpty() ? new String[0] : new String[] {arguments}), command.err());

        assertTrue(command.out().startsWith("Usage: beras "), command.out());
        assertTrue(command.out().contains("  train       Trains a model"), command.out());
        assertTrue(command.outLines().size() <= 24, command.out());
        assertTrue(command.outLines().stream().allMatch(line -> line.length() <= 80), command.out());
    }

    @Test
    void printsTheHelpOfACommand() {
        assertEquals(0, command.run("help", "doctor"), command.err());

        assertEquals(
                "Usage: beras doctor [-hV] [--json] [--verbose]",
                command.outLines().get(0));
    }

    /** Colors only on a terminal, and not with NO_COLOR; an empty variable counts as unset. */
    @Test
    void colorsOnlyATerminal() {
        assertTrue(Colors.of(true, Map.of()).on());
        assertTrue(Colors.of(true, Map.of("NO_COLOR", "")).on());
        assertFalse(Colors.of(true, Map.of("NO_COLOR", "1")).on());
        assertFalse(Colors.of(false, Map.of()).on());
        command.run("--help");
        assertFalse(command.out().contains("\u001B"), command.out());
    }

    @Test
    void listsTheOptionsOfACommand() {
        assertEquals(0, command.run("train", "--help"));

        for (String option : new String[] {
            "--model=NAME",
            "--layers=N,N",
            "--optimizer=NAME",
            "--epochs=N",
            "--batch-size=N",
            "--until-accuracy=P",
            "--data=DATA",
            "--csv=FILE",
            "--images=DIR",
            "--seed=N",
            "--out=DIR",
            "--resume=RUN",
            "--json=FILE"
        }) {
            assertTrue(command.out().contains("  " + option + " "), option + " in " + command.out());
        }
    }

    /** A screen has 24 to 40 lines; the groups of options have titles. */
    @Test
    void theHelpOfTrainFitsAScreen() {
        command.run("train", "--help");

        List<String> lines = command.outLines();
        assertTrue(lines.size() <= 40, lines.size() + " lines");
        assertTrue(lines.stream().allMatch(line -> line.length() <= 100), command.out());
        assertTrue(lines.containsAll(List.of("Model", "Training", "Data", "Run")), command.out());
    }

    @Test
    void printsItsVersion() {
        assertEquals(0, command.run("--version"));

        assertTrue(command.out().matches("beras .+, Java \\d+.*\\R"), command.out());
    }

    /** A closed pipe or a full disk: {@code beras step | head -1}, {@code beras step > /dev/full}. */
    @Test
    void outputThatCannotBeWrittenIsAFailure() {
        command.breakOutput();

        assertEquals(1, command.run("step"));
        assertEquals("beras: Cannot write to standard output; free its disk, or read all of its pipe.", command.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    train --epochs -1            | Invalid value for option '--epochs': '-1' is not a whole number from 1 to 2147483647. See 'beras train --help'.
                    train --epochs ten           | Invalid value for option '--epochs': 'ten' is not a whole number from 1 to 2147483647. See 'beras train --help'.
                    train --epochs               | Missing required parameter for option '--epochs' (N). See 'beras train --help'.
                    train --epochs 1 --epochs 2  | option '--epochs' (N) should be specified only once. See 'beras train --help'.
                    train --batch-size 0         | Invalid value for option '--batch-size': '0' is not a whole number from 1 to 2147483647. See 'beras train --help'.
                    train --batch-size 3000000000| Invalid value for option '--batch-size': '3000000000' is not a whole number from 1 to 2147483647. See 'beras train --help'.
                    train --seed 1.5             | Invalid value for option '--seed': '1.5' is not a whole number from -9223372036854775808 to 9223372036854775807. See 'beras train --help'.
                    train --model deep           | Invalid value for option '--model': 'deep' is not a model; choose from [simple, advanced, lenet]. See 'beras train --help'.
                    train --data nowhere         | Invalid value for option '--data': 'nowhere' is neither auto nor synthetic nor a directory that exists. See 'beras train --help'.
                    train --data=                | Invalid value for option '--data': '' is neither auto nor synthetic nor a directory that exists. See 'beras train --help'.
                    train --out=                 | Invalid value for option '--out': the path is empty. See 'beras train --help'.
                    train --json=                | Invalid value for option '--json': the path is empty. See 'beras train --help'.
                    train --until-accuracy 101   | Invalid value for option '--until-accuracy': '101' is not an accuracy; give a fraction above 0 and up to 1 such as 0.97, or a percentage such as 97%. See 'beras train --help'.
                    train --until-accuracy 1.5   | Invalid value for option '--until-accuracy': '1.5' is not an accuracy; give a fraction above 0 and up to 1 such as 0.97, or a percentage such as 97%. See 'beras train --help'.
                    train --layers 64,x          | Invalid value for option '--layers': '64,x' names no layers; give their sizes from 1 to 100000 with commas, such as 256,128, or none. See 'beras train --help'.
                    train --optimizer adm        | Invalid value for option '--optimizer': 'adm' is not an optimizer; choose from [adam, adamw, nadam, sgd, rmsprop, adagrad]. See 'beras train --help'.
                    train --learning-rate 0      | Invalid value for option '--learning-rate': '0' is not a number above 0, such as 0.001. See 'beras train --help'.
                    train --validation 1         | Invalid value for option '--validation': '1' is not a fraction from 0 to below 1, such as 0.1 or 10%. See 'beras train --help'.
                    train --dropout 0.5          | --activation and --dropout belong to --layers; give --layers, or leave them out. See 'beras train --help'.
                    train --model simple --layers 5 | --model and --layers exclude each other; leave out one of them. See 'beras train --help'.
                    train --data auto --csv x    | --data, --csv, --images and --idx exclude each other; give one of them. See 'beras train --help'.
                    train --target x             | --target belongs to --csv; give --csv, or leave --target out. See 'beras train --help'.
                    train --test 0.3             | --test belongs to data without a test set, but --data has its own; leave --test out. See 'beras train --help'.
                    train --name last            | Invalid value for option '--name': 'last' is not a name for a run; use letters, digits, '-', '_' and '.', and not "last". See 'beras train --help'.
                    train --name ../x            | Invalid value for option '--name': '../x' is not a name for a run; use letters, digits, '-', '_' and '.', and not "last". See 'beras train --help'.
                    train --name x --out y       | --name and --out both name the folder of the run; leave out one of them. See 'beras train --help'.
                    train --validation 0 --until-accuracy 90% | --until-accuracy needs validation samples; leave out --validation 0. See 'beras train --help'.
                    train --epoch 3              | Unknown argument '--epoch'; did you mean --epochs? See 'beras train --help'.
                    train mnist                  | Unknown argument 'mnist'. See 'beras train --help'.
                    tran                         | Unknown argument 'tran'; did you mean train or gradcheck? See 'beras --help'.
                    download --data x            | Unknown argument '--data'. See 'beras download --help'.
                    """)
    void wrongUsageIsOneSentenceAndExitCode2(String arguments, String message) {
        assertEquals(2, command.run(arguments.split(" ")));

        assertEquals("beras: " + message, command.err());
        assertEquals("", command.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "download"})
    void aDataDirectoryThatIsNotAPathIsAFailure(String name) {
        command.set("BERAS_DATA", "a\0b");

        assertEquals(1, command.run(name));

        assertEquals(
                "beras: BERAS_DATA is not a path (Nul character not allowed); "
                        + "let it name the directory that holds MNIST, or unset it.",
                command.err());
        assertEquals(0, command.run("--help"), command.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "Infinity",
                "-0.5",
                "-97",
                "0",
                "0%",
                "100.5",
                "101%",
                "1.5",
                "9.7",
                "1e-1",
                "0x1p-1",
                "%",
                ""
            })
    void anImpossibleAccuracyIsWrongUsage(String accuracy) {
        assertEquals(2, command.run("train", "--until-accuracy=" + accuracy));
    }

    @ParameterizedTest
    @CsvSource({"0.97, 0.97", "97, 0.97", "97%, 0.97", ".5, 0.5", "0.5%, 0.005", "1, 1", "100, 1", "1%, 0.01"})
    void anAccuracyMayBeAFractionOrAPercentage(String written, double fraction) {
        assertEquals(fraction, new AccuracyConverter().convert(written), 1e-15);
    }
}
