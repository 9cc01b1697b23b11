package io.beras.examples.mnist;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Fetches the four files of MNIST into a directory: all that are missing, or none.
 *
 * <p>Several mirrors are tried. Only content with the published SHA-256 sum touches the disk, under a temporary name
 * first, so that no reader ever sees half a file.
 *
 * <pre>{@code
 * new MnistDownload(DownloadProgress.SILENT).into(Path.of("data/mnist"));
 * }</pre>
 */
public final class MnistDownload {

    private static final List<URI> MIRRORS = List.of(
            URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
            URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"),
            URI.create("https://raw.githubusercontent.com/fgnt/mnist/master/"));

    private static final Duration TIME_PER_FILE = Duration.ofSeconds(60);

    private final Mirrors mirrors;
    private final List<PublishedFile> files;

    /** Makes a download from the public mirrors. */
    public MnistDownload(DownloadProgress progress) {
        this(MIRRORS, progress);
    }

    /** Makes a download from mirrors of one's own, in the order of asking; their addresses end in a slash. */
    public MnistDownload(List<URI> mirrors, DownloadProgress progress) {
        this(new Mirrors(mirrors, TIME_PER_FILE, progress), PublishedFile.ALL);
    }

    MnistDownload(Mirrors mirrors, List<PublishedFile> files) {
        this.mirrors = mirrors;
        this.files = files;
    }

    /**
     * Fetches what is missing, keeps what is there and right, and returns the paths of what it fetched.
     *
     * @throws DownloadException if a file is there but damaged (it is left alone), no mirror has a missing one, or the
     *     directory cannot be written
     * @throws InterruptedException if the thread is interrupted; nothing new is left behind
     */
    public List<Path> into(Path directory) throws DownloadException, InterruptedException {
        try {
            requireWritable(directory);
            Map<Path, byte[]> fetched = new LinkedHashMap<>();
            for (PublishedFile file : files) {
                if (!isIn(directory, file)) {
                    fetched.put(directory.resolve(file.gzipName()), mirrors.fetch(file));
                }
            }
            store(fetched);
            return List.copyOf(fetched.keySet());
        } catch (DownloadException e) {
            throw e;
        } catch (ClosedByInterruptException e) {
            Thread.interrupted(); // the exception below says it instead
            throw new InterruptedException("interrupted while downloading into " + directory);
        } catch (IOException e) {
            throw new DownloadException(
                    directory + " cannot be written (" + FailureReason.of(e)
                            + "); choose a directory that can, or free the disk",
                    e);
        }
    }

    private static void requireWritable(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
        }
        if (!Files.isWritable(directory)) {
            throw new DownloadException(directory + " cannot be written; choose a directory that can");
        }
    }

    private static boolean isIn(Path directory, PublishedFile file) throws IOException {
        Optional<Path> path = file.file().findIn(directory);
        if (path.isEmpty()) {
            return false;
        }
        try {
            file.requireIn(path.get());
            return true;
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw new DownloadException(
                    path.get() + " is not the file that was published (" + FailureReason.of(e)
                            + "); delete it to fetch it anew",
                    e);
        }
    }

    /** Writes all the contents before it gives any of them its name. */
    private static void store(Map<Path, byte[]> contents) throws IOException {
        Map<Path, Path> written = new LinkedHashMap<>();
        try {
            for (Map.Entry<Path, byte[]> content : contents.entrySet()) {
                Path target = content.getKey();
                Path temporary = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
                temporary.toFile().deleteOnExit(); // the finally block does not run when somebody presses Ctrl-C
                written.put(temporary, target);
                Files.write(temporary, content.getValue(), StandardOpenOption.CREATE_NEW);
            }
            for (Map.Entry<Path, Path> file : written.entrySet()) {
                Files.move(file.getKey(), file.getValue(), StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            for (Path temporary : written.keySet()) {
                Files.deleteIfExists(temporary);
            }
        }
    }
}
