package io.beras.autograder.gradebook;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The right to write into a folder of reports. The system takes it back from a process that is killed. */
public final class ClassLock implements AutoCloseable {

    private static final String FILE = "grade-all.lock";

    private final FileChannel channel;

    private ClassLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the right.
     *
     * @throws IOException if another process has it
     */
    public static ClassLock take(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(
                Files.createDirectories(folder).resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            @Nullable FileLock lock = channel.tryLock();
            if (lock != null) {
                return new ClassLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // Another thread of this process has the lock.
        }
        channel.close();
        throw new IOException(
                "Another grade-all writes into " + folder + "; wait for its end, or name another folder.");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
