package io.beras.autograder.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The files of a folder. Links are not followed: they can lead out of the submission. */
final class FolderTree implements FileTree {

    private final Path folder;
    private final SortedSet<String> paths = new TreeSet<>();

    FolderTree(Path folder, Notes notes) throws IOException {
        this.folder = folder.toRealPath();
        Files.walkFileTree(this.folder, EnumSet.noneOf(FileVisitOption.class), Limits.DEEPEST, collector(notes));
    }

    private SimpleFileVisitor<Path> collector(Notes notes) {
        return new SimpleFileVisitor<>() {
            private int visited;

            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return EntryPath.isIgnored(relative(directory))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (++visited > Limits.MOST_ENTRIES) {
                    notes.add(
                            "The folder has more than " + Limits.MOST_ENTRIES
                                    + " files; only the first ones were looked at. Submit the zip file of 'java Course.java pack'.");
                    return FileVisitResult.TERMINATE;
                }
                String path = relative(file);
                if (attributes.isSymbolicLink()) {
                    notes.add(Notes.quoted(path) + " is a link, and was left out; submit the file itself.");
                } else if (attributes.isRegularFile()
                        && !EntryPath.isIgnored(path)
                        && EntryPath.of(path).filter(path::equals).isPresent()) {
                    paths.add(path);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                notes.add(Notes.quoted(relative(file)) + " can't be read, and was left out.");
                return FileVisitResult.CONTINUE;
            }
        };
    }

    private String relative(Path file) {
        return folder.relativize(file).toString().replace(folder.getFileSystem().getSeparator(), "/");
    }

    @Override
    public SortedSet<String> paths() {
        return paths;
    }

    @Override
    public byte[] read(String path, int most) throws IOException {
        try (InputStream in = Channels.newInputStream(Files.newByteChannel(
                folder.resolve(path), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)))) {
            return in.readNBytes(most);
        }
    }

    @Override
    public void close() {
        // A folder keeps nothing open.
    }
}
