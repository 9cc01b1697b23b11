package io.beras.autograder.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;

/** The user of this process on Linux. */
final class ThisUser {

    private static final Path PROCESS = Path.of("/proc/self");

    private ThisUser() {}

    static boolean isRoot() throws IOException {
        return Integer.valueOf(0).equals(Files.getAttribute(PROCESS, "unix:uid"));
    }

    static UserPrincipal principal() throws IOException {
        return Files.getOwner(PROCESS);
    }
}
