package assignment.grading;

import assignment.grading.Attack.Earned;
import io.beras.autograder.sandbox.Protection;
import java.util.List;

/** Attacks on the memory, the processors, the disk and the output. */
final class Resources {

    static final List<Attack> ALL = List.of(
            Attack.that("fills the heap")
                    .members("static List<long[]> kept = new ArrayList<>();")
                    .forward("while (always()) { kept.add(new long[1 << 20]); }")
                    .says("more memory than"),
            Attack.that("fills the heap in a static initialiser")
                    .members("static List<long[]> kept = new ArrayList<>();"
                            + " static { while (always()) { kept.add(new long[1 << 20]); } }")
                    .says("more memory than"),
            Attack.that("takes memory outside the heap")
                    .forward("""
                            Field field = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
                            field.setAccessible(true);
                            sun.misc.Unsafe unsafe = (sun.misc.Unsafe) field.get(null);
                            for (int i = 0; i < 40; i++) {
                                unsafe.setMemory(unsafe.allocateMemory(64 << 20), 64 << 20, (byte) 1);
                            }
                            throw breach("2.5 GB");
                            """)
                    .says("emory")
                    .objection("sun.misc.Unsafe")
                    .heldBy(Protection.RESOURCE_LIMITS),
            Attack.that("takes memory by arrays of ND4J")
                    .members("static List<INDArray> kept = new ArrayList<>();")
                    .forward("""
                            for (int i = 0; i < 250; i++) { kept.add(Nd4j.ones(DataType.DOUBLE, 1_250, 1_000)); }
                            throw breach("2.5 GB");
                            """)
                    .says("emory")
                    .heldBy(Protection.RESOURCE_LIMITS),
            Attack.that("starts threads").forward("""
                            for (int i = 0; i < 300; i++) {
                                new Thread(() -> { while (always()) { try { Thread.sleep(1_000); } catch (Exception e) { } } })
                                        .start();
                            }
                            throw breach("300 threads");
                            """).heldBy(Protection.OTHER_USER),
            Attack.that("leaves processes").forward("""
                            for (int i = 0; i < 2; i++) {
                                try { new ProcessBuilder("setsid", "sleep", "98.761").start(); } catch (IOException e) { break; }
                            }
                            """).earns(Earned.ALL).objection("java.lang.ProcessBuilder"),
            Attack.that("forks and ends again and again")
                    .forward("""
                            try {
                                new ProcessBuilder("sh", "-c", "f() { [ $1 -gt 500 ] || { sleep 0.02; (f $(($1 + 1))) & }; }; f 1 98.761").start();
                            } catch (IOException e) { }
                            """)
                    .earns(Earned.SOMETHING)
                    .objection("java.lang.ProcessBuilder"),
            Attack.that("floods the output").forward("""
                            String line = "x".repeat(10_000);
                            for (int i = 0; i < 200; i++) { System.out.println(line); System.err.println(line); }
                            """).earns(Earned.ALL),
            Attack.that("writes a large file")
                    .forward("""
                            try {
                                Files.write(Path.of("large"), new byte[40 << 20]);
                            } catch (IOException e) { return Transforms.max(x, 0).mul(0).add(7); }
                            throw breach("40 MB");
                            """)
                    .objection("java.nio.file.Files")
                    .heldBy(Protection.RESOURCE_LIMITS),
            Attack.that("writes many files").forward("""
                            for (int i = 0; i < 10; i++) { Files.write(Path.of("file" + i), new byte[1_000_000]); }
                            """).earns(Earned.ALL).objection("java.nio.file.Files"),
            Attack.that("runs on between the tasks").members("""
                            static volatile int turns;
                            static {
                                Thread thread = new Thread(() -> { while (always()) { turns++; } });
                                thread.setDaemon(true);
                                thread.start();
                            }
                            """).earns(Earned.ALL),
            Attack.that("crashes by a wild pointer")
                    .forward("""
                            Field field = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
                            field.setAccessible(true);
                            ((sun.misc.Unsafe) field.get(null)).putLong(1L, 1L);
                            """)
                    .says("native crash")
                    .objection("sun.misc.Unsafe"),
            Attack.that("crashes by a pointer of ND4J")
                    .forward("""
                            org.bytedeco.javacpp.DoublePointer wild = new org.bytedeco.javacpp.DoublePointer() {
                                { address = 1; }
                            };
                            wild.put(1.0);
                            """)
                    .says("native crash")
                    .objection("org.bytedeco"));

    private Resources() {}
}
