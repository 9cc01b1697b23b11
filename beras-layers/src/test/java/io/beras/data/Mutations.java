package io.beras.data;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;

/** Damages files in random ways: the same seed damages a file in the same way. */
final class Mutations {

    private static final int[] EXTREME_INTEGERS = {
        0,
        1,
        -1,
        2,
        127,
        128,
        255,
        256,
        32767,
        32768,
        65535,
        65536,
        1 << 20,
        1 << 24,
        1 << 29,
        1 << 30,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        Integer.MAX_VALUE - 7
    };

    private static final String[] TEXTS = {
        "(",
        "[",
        "{",
        "((((((((",
        "[[[[[[[[",
        "\"",
        "'",
        "\n",
        "\r\n",
        ",",
        ",,,,,,,,",
        "\0",
        "1e999999999",
        "NaN",
        "0x",
        "-",
        "99999999999999999999",
        "\uFEFF",
        "'shape': (3,), ",
        "(1, ",
        "True",
        "\u001F\u008B",
        "é",
        "1,5",
        "\u00FF\u00D8"
    };

    private static final int MAX_REPETITIONS = 3_000;
    private static final int MAX_LENGTH = 1 << 17;

    private final Random random;

    Mutations(long seed) {
        this.random = new Random(seed);
    }

    /** Returns a copy of a file with one to four mutations. */
    byte[] of(byte[] file) {
        byte[] mutated = file;
        for (int rounds = random.nextBoolean() ? 1 : 1 + random.nextInt(4); rounds > 0; rounds--) {
            mutated = once(mutated);
            mutated = mutated.length <= MAX_LENGTH ? mutated : Arrays.copyOf(mutated, MAX_LENGTH);
        }
        return mutated;
    }

    private byte[] once(byte[] file) {
        int length = file.length;
        int at = random.nextInt(length + 1);
        int other = random.nextInt(length + 1);
        int from = Math.min(at, other);
        int to = Math.max(at, other);
        return switch (random.nextInt(14)) {
            case 0, 11, 12, 13 -> flippedBits(file);
            case 1 -> Arrays.copyOf(file, at);
            case 2 -> replaced(file, from, to, Arrays.copyOfRange(file, from, to), Arrays.copyOfRange(file, from, to));
            case 3 -> replaced(file, from, to);
            case 4 -> replaced(file, at, at, randomBytes(1 + random.nextInt(20)));
            case 5 -> replaced(file, from, to, randomBytes(Math.min(to - from, 64)));
            case 6 -> swappedBlocks(file, from, to);
            case 7, 8 -> extremeInteger(file, random.nextInt(3) == 0 ? at : at % Math.min(length + 1, 64));
            case 9 -> replaced(file, at, Math.min(length, at + random.nextInt(4)), text());
            default -> replaced(file, at, at, text());
        };
    }

    private byte[] flippedBits(byte[] file) {
        byte[] flipped = file.clone();
        for (int bits = 1 + random.nextInt(3); bits > 0 && flipped.length > 0; bits--) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private byte[] swappedBlocks(byte[] file, int from, int to) {
        int middle = from + (to - from) / 2;
        return replaced(file, from, to, Arrays.copyOfRange(file, middle, to), Arrays.copyOfRange(file, from, middle));
    }

    private byte[] extremeInteger(byte[] file, int at) {
        int value = EXTREME_INTEGERS[random.nextInt(EXTREME_INTEGERS.length)];
        int bytes = 1 << random.nextInt(3);
        if (at + bytes > file.length) {
            return flippedBits(file);
        }
        boolean little = random.nextBoolean();
        byte[] integer = ByteBuffer.allocate(4)
                .order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)
                .putInt(value)
                .array();
        byte[] changed = file.clone();
        System.arraycopy(integer, little ? 0 : 4 - bytes, changed, at, bytes);
        return changed;
    }

    private byte[] text() {
        String text = TEXTS[random.nextInt(TEXTS.length)];
        int repetitions = random.nextInt(4) == 0 ? 1 + random.nextInt(MAX_REPETITIONS) : 1;
        return text.repeat(repetitions).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] replaced(byte[] file, int from, int to, byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, from);
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        out.write(file, to, file.length - to);
        return out.toByteArray();
    }

    /** Corrects the checksums of the chunks of a PNG file, as far as its lengths are valid, so that damage gets past them. */
    static byte[] withPngChecksums(byte[] png) {
        byte[] corrected = png.clone();
        ByteBuffer data = ByteBuffer.wrap(corrected);
        for (long at = 8; at + 12 <= png.length; ) {
            long length = Integer.toUnsignedLong(data.getInt((int) at));
            if (at + 12 + length > png.length) {
                break;
            }
            CRC32 checksum = new CRC32();
            checksum.update(corrected, (int) at + 4, (int) length + 4);
            data.putInt((int) (at + 8 + length), (int) checksum.getValue());
            at += 12 + length;
        }
        return corrected;
    }
}
