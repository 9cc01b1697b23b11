package io.beras.autograder.sandbox.hostile;

final class FillsMemory {

    private static final long BLOCK = 16 << 20;
    private static final long BLOCKS = 256; // 4 GB

    public static void main(String... args) throws Exception {
        Parent parent = new Parent(args[0]);
        parent.attempt("4 GB", () -> {
            for (int i = 0; i < BLOCKS; i++) {
                Memory.fill(BLOCK);
            }
        });
    }
}
