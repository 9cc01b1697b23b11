package io.beras.exchange;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/** Damages binary files in random ways: the same seed damages a file in the same way. */
final class DamagedBytes {

    private static final long[] EXTREME_INTEGERS = {
        0,
        1,
        -1,
        2,
        0x7F,
        0xFF,
        0x7FFF,
        0xFFFF,
        1 << 20,
        1 << 28,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        0xFFFF_FFFFL,
        1L << 32,
        1L << 62,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    private static final int MAX_INSERTED = 64;

    private final Random random;

    DamagedBytes(long seed) {
        random = new Random(seed);
    }

    /** Returns a copy of a file with one to four mutations. */
    byte[] of(byte[] file) {
        byte[] damaged = file;
        for (int rounds = random.nextBoolean() ? 1 : 1 + random.nextInt(4); rounds > 0; rounds--) {
            damaged = once(damaged);
        }
        return damaged;
    }

    private byte[] once(byte[] file) {
        int at = random.nextInt(file.length + 1);
        int other = random.nextInt(file.length + 1);
        int from = Math.min(at, other);
        int to = Math.min(Math.max(at, other), from + MAX_INSERTED);
        byte[] block = Arrays.copyOfRange(file, from, to);
        return switch (random.nextInt(12)) {
            case 0 -> Arrays.copyOf(file, at);
            case 1 -> replaced(file, from, to, new byte[0]);
            case 2 -> replaced(file, at, at, block);
            case 3 -> replaced(file, from, to, randomBytes(to - from));
            case 4 -> replaced(file, at, at, randomBytes(1 + random.nextInt(MAX_INSERTED)));
            case 5 -> replaced(file, at, Math.min(file.length, at + block.length), block);
            case 6, 7, 8 -> withExtremeInteger(file, at);
            default -> withFlippedBits(file);
        };
    }

    private byte[] withFlippedBits(byte[] file) {
        byte[] damaged = file.clone();
        for (int bits = 1 + random.nextInt(3); bits > 0 && damaged.length > 0; bits--) {
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        }
        return damaged;
    }

    private byte[] withExtremeInteger(byte[] file, int at) {
        int width = 1 << random.nextInt(4);
        long value = EXTREME_INTEGERS[random.nextInt(EXTREME_INTEGERS.length)];
        byte[] integer = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
        return replaced(file, at, Math.min(file.length, at + width), Arrays.copyOf(integer, width));
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] replaced(byte[] file, int from, int to, byte[] part) {
        return ByteBuffer.allocate(file.length - (to - from) + part.length)
                .put(file, 0, from)
                .put(part)
                .put(file, to, file.length - to)
                .array();
    }
}
