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
 * Downloads the missing files of MNIST, or of Fashion-MNIST, into a directory: either all of them or none.
 *
 * <p>It tries several mirrors. It writes only files with the published sum, first under a temporary name, so
 * that a reader never finds a partial file.
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

    private static final List<URI> FASHION_MIRRORS = List.of(
            URI.create("https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/"),
            URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"));

    private static final Duration TIME_PER_FILE = Duration.ofSeconds(60);

    private final MirrorClient mirrors;
    private final List<PublishedFile> files;
    private final MirrorClient fashionMirrors;
    private final List<PublishedFile> fashionFiles;

    /** Creates a download from the public mirrors. */
    public MnistDownload(DownloadProgress progress) {
        this(MIRRORS, progress);
    }

    /** Creates a download from custom mirrors, tried in this order; the addresses end in a slash. */
    public MnistDownload(List<URI> mirrors, DownloadProgress progress) {
        this(
                new MirrorClient(mirrors, TIME_PER_FILE, progress),
                PublishedFile.ALL,
                new MirrorClient(FASHION_MIRRORS, TIME_PER_FILE, progress),
                PublishedFile.FASHION);
    }

    /** Creates a download whose mirrors have these files as MNIST and as Fashion-MNIST. */
    MnistDownload(MirrorClient mirrors, List<PublishedFile> files) {
        this(mirrors, files, mirrors, files);
    }

    /** Creates a download of MNIST and of Fashion-MNIST, each from its mirrors. */
    MnistDownload(
            MirrorClient mirrors,
            List<PublishedFile> files,
            MirrorClient fashionMirrors,
            List<PublishedFile> fashionFiles) {
        this.mirrors = mirrors;
        this.files = files;
        this.fashionMirrors = fashionMirrors;
        this.fashionFiles = fashionFiles;
    }

    /**
     * Downloads the missing files, keeps existing files, and returns the paths of the downloaded files.
     *
     * @throws DownloadException if an existing file is damaged (the file stays unchanged), no mirror has a missing file,
     *     or the directory cannot be written
     * @throws InterruptedException if the thread is interrupted; no new files remain
     */
    public List<Path> into(Path directory) throws DownloadException, InterruptedException {
        return into(directory, mirrors, files);
    }

    /** Downloads the missing files of Fashion-MNIST, as {@link #into} does those of MNIST. */
    public List<Path> fashionInto(Path directory) throws DownloadException, InterruptedException {
        return into(directory, fashionMirrors, fashionFiles);
    }

    private static List<Path> into(Path directory, MirrorClient mirrors, List<PublishedFile> files)
            throws DownloadException, InterruptedException {
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
            Thread.interrupted(); // clears the flag, because the exception below reports the interrupt
            throw new InterruptedException("interrupted while downloading into " + directory);
        } catch (IOException e) {
            throw new DownloadException(
                    directory + " cannot be written (" + FailureDescription.of(e)
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
                    path.get() + " is not the file that was published (" + FailureDescription.of(e)
                            + "); delete it to fetch it anew",
                    e);
        }
    }

    /** Writes all contents to temporary files, then renames these files. */
    private static void store(Map<Path, byte[]> contents) throws IOException {
        Map<Path, Path> written = new LinkedHashMap<>();
        try {
            for (Map.Entry<Path, byte[]> content : contents.entrySet()) {
                Path target = content.getKey();
                Path temporary = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
                temporary.toFile().deleteOnExit(); // Ctrl-C ends the process without the finally block
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
