package io.beras.examples.runs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The right to train a run: one process has it at a time, because two would overwrite each other's checkpoints.
 *
 * <p>The operating system takes the right back from a process that is killed. A file system without locks grants the right
 * to every process.
 *
 * <pre>{@code
 * try (RunLock lock = RunLock.take(folder)) {
 *     train();
 * }
 * }</pre>
 */
public final class RunLock implements AutoCloseable {

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the right to train a run; creates the folder of the run if it is missing.
     *
     * @throws IOException if another process trains the run, or the folder can't be written
     */
    public static RunLock take(RunFolder folder) throws IOException {
        Files.createDirectories(folder.path());
        FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!tryLock(channel)) {
            channel.close();
            throw new IOException("another process trains the run " + folder.path()
                    + " at this time; wait for its end, or start another run with another --name or --out.");
        }
        return new RunLock(channel);
    }

    private static boolean tryLock(FileChannel channel) {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // another thread of this process has the lock
        } catch (IOException e) {
            return true; // a file system without locks, such as some network drives
        }
    }

    /** Gives the right back. The file stays: a file deleted here might be the file that another process has just locked. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
