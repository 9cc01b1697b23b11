package io.beras.autograder.sandbox.hostile;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;

/** Tells its environment, its folder and its arguments. */
final class ShowsSurroundings {
    public static void main(String... args) throws Exception {
        Parent parent = new Parent(args[0]);
        parent.tell("environment: " + new TreeSet<>(System.getenv().keySet()));
        parent.tell("folder: " + Path.of("").toAbsolutePath());
        parent.tell("arguments: " + Arrays.asList(args).subList(1, args.length));
    }
}
