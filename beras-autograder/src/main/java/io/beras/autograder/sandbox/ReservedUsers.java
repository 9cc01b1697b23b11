package io.beras.autograder.sandbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The users that this JVM has for its programs. All processes of a user are killed when a program ends, so no two JVMs may
 * use the same user; a lock on a file keeps them apart until this JVM ends.
 */
final class ReservedUsers {

    private static final int FIRST = 61234;
    private static final int DISTANCE = 100;
    private static final int ATTEMPTS = 30;

    private static final Map<Integer, Reservation> RESERVED = new HashMap<>();

    private record Reservation(ProcessUser user, FileLock lock) {}

    private ReservedUsers() {}

    /** Returns the user of this number, the same each time. */
    static synchronized ProcessUser reserve(int number, Path folder) throws IOException {
        Reservation reserved = RESERVED.get(number);
        if (reserved == null) {
            reserved = reservation(number, folder);
            RESERVED.put(number, reserved);
        }
        return reserved.user();
    }

    private static Reservation reservation(int number, Path folder) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            ProcessUser user = new ProcessUser(FIRST + number + attempt * DISTANCE);
            FileLock lock = lock(folder.resolve("user-" + user.number() + ".lock"));
            if (lock != null) {
                new UserLeftovers(user).end();
                return new Reservation(user, lock);
            }
        }
        throw new IOException("All users from " + (FIRST + number) + " in steps of " + DISTANCE + " run other programs;"
                + " wait until other graders on this machine have ended.");
    }

    private static @Nullable FileLock lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
        }
        return lock;
    }
}
