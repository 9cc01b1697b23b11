package assignment.grading;

import assignment.grading.Attack.Earned;
import java.util.List;

/** Attacks on the grader through a function that a test gives to the submission. */
final class Callbacks {

    static final List<Attack> ALL = List.of(
            numerical("calls the test's function without end")
                    .members(body("while (always()) { f.applyAsDouble(x); }"))
                    .says("did not answer within 4 s"),
            numerical("gives the test's function arrays of 16 MB without end")
                    .members(body(
                            "double[] large = new double[2_000_000]; while (always()) { f.applyAsDouble(large); }"))
                    .says("did not answer within 4 s"),
            numerical("gives the test's function null")
                    .members(body("f.applyAsDouble(null);"))
                    .says("NullPointerException"),
            numerical("calls the test's function from many threads")
                    .members(body("""
                            for (int i = 0; i < 8; i++) {
                                Thread thread = new Thread(() -> { while (always()) { f.applyAsDouble(x.clone()); } });
                                thread.setDaemon(true);
                                thread.start();
                            }
                            try { Thread.sleep(300); } catch (InterruptedException e) { }
                            """))
                    .earns(Earned.SOMETHING),
            numerical("calls the test's function after it has answered")
                    .members(body("""
                            Thread thread = new Thread(() -> { while (always()) { f.applyAsDouble(x.clone()); } });
                            thread.setDaemon(true);
                            thread.start();
                            """))
                    .earns(Earned.SOMETHING),
            numerical("changes the point of the test").members(body("java.util.Arrays.fill(x, 0);")),
            numerical("returns an array of another length").members(body("if (always()) { return new double[0]; }")),
            numerical("returns the array of the test").members(body("if (always()) { return x; }")));

    private Callbacks() {}

    private static Attack numerical(String name) {
        return Attack.that(name).in(Place.NUMERICAL_GRADIENT);
    }

    private static String body(String statements) {
        return """
                package assignment;

                import java.util.function.ToDoubleFunction;

                public final class NumericalGradient {
                    static boolean always() { return true; }
                    public static double[] of(ToDoubleFunction<double[]> f, double[] x, double h) {
                        %s
                        return new double[x.length];
                    }
                }
                """.formatted(statements);
    }
}
