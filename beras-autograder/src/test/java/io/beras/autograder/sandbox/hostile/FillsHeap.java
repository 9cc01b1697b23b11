package io.beras.autograder.sandbox.hostile;

import java.util.ArrayList;
import java.util.List;

final class FillsHeap {
    public static void main(String... args) throws Exception {
        new Parent(args[0]);
        List<byte[]> kept = new ArrayList<>();
        while (true) {
            kept.add(new byte[1 << 20]);
        }
    }
}
