package io.beras.autograder.sandbox;

import java.util.Map;
import java.util.Set;

/** The environment variables of a child: none of the parent's, which may contain secrets, except those about language. */
final class ChildEnvironment {

    /** In the C locale, Java cannot open a path that is not ASCII. */
    private static final Set<String> LANGUAGE = Set.of("LANG", "LC_ALL", "LC_CTYPE");

    private ChildEnvironment() {}

    /** Removes everything else, and sets what keeps ND4J small. */
    static void reduce(Map<String, String> environment) {
        environment.keySet().retainAll(LANGUAGE);
        environment.put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.put("OPENBLAS_NUM_THREADS", "1");
        environment.put("OMP_NUM_THREADS", "1");
    }
}
