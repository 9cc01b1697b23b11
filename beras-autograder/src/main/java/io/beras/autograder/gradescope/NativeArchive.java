package io.beras.autograder.gradescope;

import io.beras.autograder.sandbox.NativeFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.file.PathUtils;
import org.apache.commons.lang3.StringUtils;

/**
 * Packs the native libraries into one archive. As jars they have 110 MB; packed by xz they have 58 MB.
 *
 * <p>The library of JavaCPP must not unpack its jars at Gradescope: 400 MB in each run.
 */
final class NativeArchive {

    private NativeArchive() {}

    /**
     * Writes {@code natives.tar.xz}, or {@code natives.tar.gz} if this computer has no xz.
     *
     * @param jars the jars of native code
     * @param folder the folder of the archive
     * @param work a folder for temporary files
     */
    static void write(List<Path> jars, Path folder, Path work)
            throws IOException, InterruptedException, AutograderException {
        Path libraries = Files.createDirectory(work.resolve("natives"));
        NativeFolder.unpack(jars, libraries);
        if (PathUtils.isEmptyDirectory(libraries)) {
            throw new AutograderException("There are no native libraries for linux-x86_64, which Gradescope's machines"
                    + " need; run make-autograder on Linux with an x86_64 processor.");
        }
        boolean hasXz = Command.succeeds("xz", "--version");
        List<String> command = new ArrayList<>(List.of("tar", "-c", hasXz ? "-J" : "-z", "-f"));
        command.add(folder.resolve(hasXz ? "natives.tar.xz" : "natives.tar.gz").toString());
        command.add(".");
        Command.run(
                command,
                Map.of("PATH", StringUtils.defaultString(System.getenv("PATH")), "XZ_OPT", "-T0 -1"),
                libraries,
                work.resolve("tar.log"));
        PathUtils.deleteDirectory(libraries);
    }
}
