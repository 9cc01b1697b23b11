package io.beras.core.random;

/**
 * The counter-based random number generator Philox4x32-10: encrypts a 128-bit counter with a 64-bit key.
 *
 * <p>It has no state. The same key and counter always give the same 128 bits, so any draw can be repeated or computed
 * directly.
 *
 * <p>Source: J. Salmon et al., "Parallel Random Numbers: As Easy as 1, 2, 3", SC 2011.
 */
final class Philox {

    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final int ROUNDS = 10;

    private Philox() {}

    /** Returns 128 random bits as two longs: words 0 and 1, then words 2 and 3, the lower word first. */
    static long[] block(long key, int counter0, int counter1, int counter2, int counter3) {
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = MULTIPLIER_0 * Integer.toUnsignedLong(counter0);
            long product1 = MULTIPLIER_1 * Integer.toUnsignedLong(counter2);
            counter0 = (int) (product1 >>> 32) ^ counter1 ^ k0;
            counter1 = (int) product1;
            counter2 = (int) (product0 >>> 32) ^ counter3 ^ k1;
            counter3 = (int) product0;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        return new long[] {join(counter0, counter1), join(counter2, counter3)};
    }

    private static long join(int low, int high) {
        return Integer.toUnsignedLong(low) | ((long) high << 32);
    }
}
