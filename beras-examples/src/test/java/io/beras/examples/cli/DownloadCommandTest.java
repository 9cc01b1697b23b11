package io.beras.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.data.images.Mnist;
import io.beras.examples.mnist.TestMirror;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadCommandTest {

    @TempDir
    Path home;

    @Test
    void downloadsMnistOnce() throws Exception {
        Path directory = home.resolve("data/mnist");
        try (TestMirror mirror = new TestMirror(TestMirror.GOOD)) {
            TestCommand command = new TestCommand(home, mirror);

            assertEquals(0, command.run("download"), command.err());
            assertEquals(List.of("MNIST is in " + directory + " (fetched 4 of its 4 files)."), command.outLines());
            assertEquals(80, Mnist.read(directory).training().size());

            assertEquals(0, command.run("download"), command.err());
            assertEquals(List.of("MNIST is in " + directory + " (nothing to fetch)."), command.outLines());
        }
    }

    @Test
    void downloadsFashionMnistBesideIt() throws Exception {
        Path directory = home.resolve("data/fashion-mnist");
        try (TestMirror mirror = new TestMirror(TestMirror.GOOD)) {
            TestCommand command = new TestCommand(home, mirror);

            assertEquals(0, command.run("download", "fashion-mnist"), command.err());
            assertEquals(
                    List.of(
                            "Fashion-MNIST is in " + directory + " (fetched 4 of its 4 files).",
                            "Next: beras train --data " + directory),
                    command.outLines());

            assertEquals(0, command.run("download", "fashion-mnist"), command.err());
            assertEquals(
                    "Fashion-MNIST is in " + directory + " (nothing to fetch).",
                    command.outLines().get(0));
        }
    }

    @Test
    void anUnknownDataSetIsWrongUsage() throws Exception {
        try (TestMirror mirror = new TestMirror(TestMirror.NOT_FOUND)) {
            TestCommand command = new TestCommand(home, mirror);

            assertEquals(2, command.run("download", "cifar"));
            assertEquals(
                    "beras: 'cifar' is not a data set; choose from [mnist, fashion-mnist]. See 'beras download --help'.",
                    command.err());
        }
    }

    @Test
    void reportsAFailureInOneLine() throws Exception {
        try (TestMirror mirror = new TestMirror(TestMirror.NOT_FOUND)) {
            TestCommand command = new TestCommand(home, mirror);

            assertEquals(1, command.run("download"));

            assertTrue(
                    command.err()
                            .matches("beras: .*\\.gz could not be downloaded \\(" + mirror.authority()
                                    + ": HTTP 404\\); " + "check the network, or download the file by hand\\."),
                    command.err());
            assertEquals("", command.out());
        }
    }
}
