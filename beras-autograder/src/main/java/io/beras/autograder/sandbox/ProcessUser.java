package io.beras.autograder.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * A user that owns nothing, by its number. No name is needed, and none must exist.
 *
 * @param number the number, the same for the group
 */
record ProcessUser(int number) {

    /** The command that runs a program as the user, without a way back. */
    List<String> command() {
        return List.of(
                "setpriv",
                "--reuid=" + number,
                "--regid=" + number,
                "--clear-groups",
                "--no-new-privs",
                "--bounding-set=-all",
                "--inh-caps=-all",
                "--");
    }

    /** Gives a file or folder to the user. */
    void own(Path file) throws IOException {
        Files.setAttribute(file, "unix:uid", number, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(file, "unix:gid", number, LinkOption.NOFOLLOW_LINKS);
    }
}
