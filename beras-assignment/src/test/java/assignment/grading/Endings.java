package assignment.grading;

import assignment.grading.Attack.Earned;
import java.util.List;

/** Attacks that end the process, or never end. */
final class Endings {

    static final List<Attack> ALL = List.of(
            Attack.that("exits")
                    .forward("System.exit(0);")
                    .says("the process ended with exit code 0")
                    .objection("System.exit"),
            Attack.that("exits in a static initialiser")
                    .members("static { System.exit(0); }")
                    .says("the process ended with exit code 0")
                    .objection("System.exit"),
            Attack.that("exits in the gradient")
                    .gradient("System.exit(1);")
                    .earns(Earned.FORWARD)
                    .says("the process ended with exit code 1")
                    .objection("System.exit"),
            Attack.that("halts")
                    .forward("Runtime.getRuntime().halt(0);")
                    .says("exit code 0")
                    .objection("Runtime.halt"),
            Attack.that("exits with a hook that hangs")
                    .forward("""
                            Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (always()) { } }));
                            System.exit(0);
                            """)
                    .says("did not answer within 4 s")
                    .objection("Runtime.addShutdownHook"),
            Attack.that("never ends").forward("while (always()) { }").says("did not answer within 4 s"),
            Attack.that("never ends in a static initialiser")
                    .members("static { while (always()) { } }")
                    .says("did not answer within 4 s"),
            Attack.that("sleeps in small steps")
                    .forward("while (always()) { Thread.sleep(10); }")
                    .says("did not answer within 4 s"),
            Attack.that("answers late each time")
                    .gradient("Thread.sleep(3_000);")
                    .earns(Earned.SOMETHING),
            Attack.that("never ends in getMessage").forward("""
                            throw new RuntimeException() {
                                @Override public String getMessage() { while (always()) { } return ""; }
                            };
                            """).says("did not answer within 4 s"),
            Attack.that("waits for itself")
                    .forward("synchronized (this) { while (always()) { this.wait(); } }")
                    .says("did not answer within 4 s"),
            Attack.that("ends the threads of the process")
                    .forward("for (Thread each : Thread.getAllStackTraces().keySet()) { each.interrupt(); }")
                    .earns(Earned.SOMETHING)
                    .objection("Thread.getAllStackTraces"),
            Attack.that("interrupts the thread that serves")
                    .forward("Thread.currentThread().interrupt();")
                    .earns(Earned.SOMETHING)
                    .says("process"));

    private Endings() {}
}
