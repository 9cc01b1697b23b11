package io.beras.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.data.digits.SyntheticDigits;
import io.beras.data.images.TrainTestSplit;
import io.beras.examples.mnist.TestMirror;
import io.beras.examples.mnist.TinyMnist;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The beras command with a given home folder and mirror, and with 300 + 100 synthetic digits. */
final class TestCommand {

    static final TrainTestSplit DIGITS = SyntheticDigits.generate(300, 100);

    private final Path home;
    private final Map<String, String> variables = new HashMap<>();
    private final TestMirror mirror;
    private final Supplier<TrainTestSplit> syntheticDigits;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private OutputStream outTarget = out;

    TestCommand(Path home, TestMirror mirror) {
        this(home, mirror, () -> DIGITS);
    }

    TestCommand(Path home, TestMirror mirror, Supplier<TrainTestSplit> syntheticDigits) {
        this.home = home;
        this.mirror = mirror;
        this.syntheticDigits = syntheticDigits;
    }

    /** Sets an environment variable of the command. */
    void set(String variable, String value) {
        variables.put(variable, value);
    }

    /** Makes every write to the output fail, as on a full disk. */
    void breakOutput() {
        outTarget = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("No space left on device");
            }
        };
    }

    /** Runs the command and returns its exit code. */
    int run(String... args) {
        out.reset();
        err.reset();
        CommandEnvironment environment = new CommandEnvironment(
                new PrintStream(outTarget, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                false,
                home,
                home,
                variables,
                progress -> TinyMnist.downloadFrom(mirror, progress),
                syntheticDigits);
        return BerasCommand.run(environment, args);
    }

    String out() {
        return out.toString(UTF_8);
    }

    List<String> outLines() {
        return out().lines().toList();
    }

    String err() {
        return err.toString(UTF_8).stripTrailing();
    }
}
