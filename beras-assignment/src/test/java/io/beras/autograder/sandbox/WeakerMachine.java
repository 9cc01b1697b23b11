package io.beras.autograder.sandbox;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** This machine without some of its protections, to imitate another one. */
public final class WeakerMachine {

    private WeakerMachine() {}

    /**
     * Returns a sandbox as {@link Sandbox#probe(Path, int)} does.
     *
     * @param without the protections to leave out, such as "OTHER_USER,NO_NETWORK"; may be empty
     */
    public static Sandbox sandbox(Path work, int userNumber, String without) {
        Set<Protection> wanted = EnumSet.allOf(Protection.class);
        List<String> names = Arrays.stream(without.split(","))
                .filter(name -> !name.isEmpty())
                .toList();
        names.forEach(name -> wanted.remove(Protection.valueOf(name)));
        return Sandbox.probe(work, userNumber, wanted);
    }
}
