package io.beras.autograder.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.SystemUtils;

/** Finds the layers that work on this machine: each is kept if a JVM starts within it and those that were kept before. */
final class Probe {

    private static final int HEAP_MEGABYTES = 64;

    private static final List<String> JAVA =
            List.of(JavaCommand.java().toString(), "-Xmx" + HEAP_MEGABYTES + "m", "-XX:+UseSerialGC", "-version");

    /**
     * The shell is the first process of the namespace, because a signal such as that of a native crash does not end a first
     * process. When it ends, or unshare is killed, the kernel ends all other processes of the namespace.
     */
    private static final String FIRST_PROCESS = "\"$@\"; exit $?";

    private static final List<String> NAMESPACES =
            List.of("unshare", "-n", "-p", "-f", "--kill-child", "--mount-proc", "--", "sh", "-c", FIRST_PROCESS, "sh");

    private static final List<String> USER_NAMESPACES = List.of(
            "unshare",
            "-U",
            "-r",
            "-n",
            "-p",
            "-f",
            "--kill-child",
            "--mount-proc",
            "--",
            "setpriv",
            "--no-new-privs",
            "--bounding-set=-all",
            "--inh-caps=-all",
            "--",
            "sh",
            "-c",
            FIRST_PROCESS,
            "sh");

    /** Ends with code 0 if every kind of socket except Unix-domain sockets is refused. */
    private static final List<String> REFUSED_SOCKETS = List.of(
            "perl",
            "-e",
            "for (2, 10, 16, 17) { exit 1 if socket(my $s, $_, 2, 0) || $! != 13 } exit !socket(my $s, 1, 1, 0)");

    /** Ends with code 0 if its argument cannot be created. */
    private static final List<String> REFUSED_FILE = List.of("perl", "-e", "exit !!open(my $f, '>', $ARGV[0])");

    private final Path work;
    private final boolean root;

    Probe(Path work) throws IOException {
        this.work = work;
        this.root = SystemUtils.IS_OS_LINUX && ThisUser.isRoot();
    }

    /** Finds the protections; the machine may give less than it is asked for, but never more. */
    Confinement find(int userNumber, Set<Protection> wanted) throws IOException, InterruptedException {
        Confinement found = new Confinement(new Layers(List.of()), Optional.empty());
        if (!SystemUtils.IS_OS_LINUX) {
            return found;
        }
        found = firstVictim(found, wanted);
        found = limits(found, wanted);
        found = namespaces(found, wanted);
        found = otherUser(found, userNumber, wanted);
        found = network(found, wanted);
        // Last, because within these rules the scripts cannot be read.
        return ownFolder(found, wanted);
    }

    /** A machine that runs out of memory ends the submission, not the grader. */
    private Confinement firstVictim(Confinement found, Set<Protection> wanted)
            throws IOException, InterruptedException {
        return kept(found, found.with(new FixedLayer(List.of("choom", "-n", "1000", "--"), Set.of())), wanted, JAVA);
    }

    private Confinement limits(Confinement found, Set<Protection> wanted) throws IOException, InterruptedException {
        // The processes of an everyday user would count too, so only a user without other processes gets such a limit.
        List<String> processLimit = root ? List.of("--nproc=64") : List.of();
        return kept(found, found.with(new ResourceLimits(processLimit)), wanted, JAVA);
    }

    private Confinement namespaces(Confinement found, Set<Protection> wanted) throws IOException, InterruptedException {
        Set<Protection> protections =
                Set.of(Protection.NO_NETWORK, Protection.PROCESS_NAMESPACE, Protection.NO_LEFTOVERS);
        Layer layer = new FixedLayer(root ? NAMESPACES : USER_NAMESPACES, protections);
        return kept(found, found.with(layer), wanted, JAVA);
    }

    private Confinement otherUser(Confinement found, int userNumber, Set<Protection> wanted)
            throws IOException, InterruptedException {
        if (!root) {
            return found;
        }
        if (!ReadableFiles.isReachable(work)) {
            throw new IOException("Another user cannot pass through the folders above " + work
                    + "; choose a work folder below /tmp.");
        }
        ProcessUser candidate = ReservedUsers.reserve(userNumber, SharedCache.folder(work));
        ReadableFiles.letPass(work);
        Layer layer = new FixedLayer(candidate.command(), Set.of(Protection.OTHER_USER, Protection.NO_LEFTOVERS));
        return kept(found, found.with(layer).withUser(candidate), wanted, JAVA);
    }

    private Confinement ownFolder(Confinement found, Set<Protection> wanted) throws IOException, InterruptedException {
        Confinement more = found.with(new OwnFolderRules(script("own-folder.pl")));
        Path outside = Path.of("/tmp").resolve(work.getFileName() + "-probe");
        List<String> refused = new ArrayList<>(REFUSED_FILE);
        refused.add(outside.toString());
        Confinement result = runs(more, refused) ? kept(found, more, wanted, JAVA) : found;
        Files.deleteIfExists(outside);
        return result;
    }

    private Confinement network(Confinement found, Set<Protection> wanted) throws IOException, InterruptedException {
        if (found.layers().protections().contains(Protection.NO_NETWORK)) {
            return found;
        }
        List<String> command = List.of("perl", script("no-network.pl").toString());
        Confinement more = found.with(new FixedLayer(command, Set.of(Protection.NO_NETWORK)));
        return runs(more, REFUSED_SOCKETS) ? kept(found, more, wanted, JAVA) : found;
    }

    private Confinement kept(Confinement found, Confinement more, Set<Protection> wanted, List<String> program)
            throws IOException, InterruptedException {
        return wanted.containsAll(more.layers().protections()) && runs(more, program) ? more : found;
    }

    private boolean runs(Confinement confinement, List<String> program) throws IOException, InterruptedException {
        try (ChildFolder folder = ChildFolder.create(work, confinement.user())) {
            ProgramNeeds needs = new ProgramNeeds(
                    folder.path(),
                    List.of(Path.of(System.getProperty("java.home"))),
                    HEAP_MEGABYTES,
                    JavaProgram.SMALL_ARRAYS);
            return Machine.runs(confinement.layers().command(needs, program), folder.path());
        }
    }

    /** Copies a script to where the child can read it. */
    private Path script(String name) throws IOException {
        Path script = work.resolve(name);
        if (!Files.exists(script)) {
            try (InputStream content = Probe.class.getResourceAsStream(name)) {
                Files.write(script, content.readAllBytes());
            }
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rw-r--r--"));
        }
        return script;
    }
}
