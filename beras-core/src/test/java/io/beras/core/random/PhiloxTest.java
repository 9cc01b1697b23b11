package io.beras.core.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Philox agrees with Random123, its reference implementation. */
class PhiloxTest {

    /** The known answers of Random123 for philox4x32 with 10 rounds: counter, key, answer. */
    @ParameterizedTest
    @CsvSource({
        "00000000 00000000 00000000 00000000, 00000000 00000000, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
        "ffffffff ffffffff ffffffff ffffffff, ffffffff ffffffff, 408f276d 41c83b0e a20bc7c6 6d5451fd",
        "243f6a88 85a308d3 13198a2e 03707344, a4093822 299f31d0, d16cfe09 94fdcceb 5001e420 24126ea1"
    })
    void aBlockIsTheKnownAnswer(String counter, String key, String answer) {
        int[] c = words(counter);
        int[] k = words(key);
        int[] expected = words(answer);

        long[] block = Philox.block(join(k[0], k[1]), c[0], c[1], c[2], c[3]);

        assertArrayEquals(new long[] {join(expected[0], expected[1]), join(expected[2], expected[3])}, block);
    }

    private static int[] words(String text) {
        return Arrays.stream(text.split(" "))
                .mapToInt(word -> Integer.parseUnsignedInt(word, 16))
                .toArray();
    }

    private static long join(int low, int high) {
        return Integer.toUnsignedLong(low) | ((long) high << 32);
    }
}
