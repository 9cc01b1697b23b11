package io.beras.examples.cli;

import io.beras.examples.mnist.TestMirror;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Gives each test a command with an empty home folder and with a mirror that has no files. */
abstract class CommandFixture {

    @TempDir
    Path home;

    TestMirror mirror;
    TestCommand command;

    @BeforeEach
    void createCommand() throws Exception {
        mirror = new TestMirror(TestMirror.NOT_FOUND);
        command = new TestCommand(home, mirror);
    }

    @AfterEach
    void closeMirror() {
        mirror.close();
    }
}
