package io.beras.examples.mnist;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files of MNIST in a folder, compared with the published files.
 *
 * <pre>{@code
 * MnistFolder files = MnistFolder.examine(Path.of("data/mnist"));
 * boolean complete = files.missing().isEmpty() && files.damaged().isEmpty();
 * }</pre>
 *
 * @param found the names of the files that exist
 * @param missing the names of the files that do not exist
 * @param damaged a sentence without a full stop for each file that is not the published file
 */
public record MnistFolder(List<String> found, List<String> missing, List<String> damaged) {

    /** Reads the files of a folder, which may be missing. */
    public static MnistFolder examine(Path folder) {
        return examine(folder, PublishedFile.ALL);
    }

    static MnistFolder examine(Path folder, List<PublishedFile> files) {
        List<String> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<String> damaged = new ArrayList<>();
        for (PublishedFile file : files) {
            Optional<Path> path = file.file().findIn(folder);
            if (path.isEmpty()) {
                missing.add(file.gzipName());
                continue;
            }
            found.add(String.valueOf(path.get().getFileName()));
            try {
                file.requireIn(path.get());
            } catch (IOException e) {
                damaged.add(path.get() + " is not the file of MNIST (" + FailureDescription.of(e) + ")");
            }
        }
        return new MnistFolder(found, missing, damaged);
    }
}
