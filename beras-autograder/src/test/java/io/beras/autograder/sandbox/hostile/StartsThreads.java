package io.beras.autograder.sandbox.hostile;

final class StartsThreads {
    public static void main(String... args) throws Exception {
        Parent parent = new Parent(args[0]);
        parent.attempt("1000 threads", () -> {
            for (int i = 0; i < 1000; i++) {
                Thread thread = new Thread(StartsThreads::sleep);
                thread.setDaemon(true);
                thread.start();
            }
        });
    }

    private static void sleep() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            // The program ends.
        }
    }
}
