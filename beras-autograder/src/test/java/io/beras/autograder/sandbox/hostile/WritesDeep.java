package io.beras.autograder.sandbox.hostile;

import java.util.Collections;

/** Makes a folder whose path is longer than a path may be. */
final class WritesDeep {
    public static void main(String... args) throws Exception {
        Parent parent = new Parent(args[0]);
        String name = "d".repeat(200);
        String script = "for i in 1 2 3 4 5; do mkdir -p %1$s && cd -P %1$s || exit 1; done; chmod 0 ."
                .formatted(String.join("/", Collections.nCopies(15, name)));
        Process shell = new ProcessBuilder("sh", "-c", script).inheritIO().start();
        parent.tell("exit code " + shell.waitFor());
    }
}
