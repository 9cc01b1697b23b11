package assignment.grading;

import static io.beras.autograder.sandbox.Protection.NO_NETWORK;
import static io.beras.autograder.sandbox.Protection.OTHER_USER;
import static io.beras.autograder.sandbox.Protection.OWN_FOLDER_ONLY;
import static io.beras.autograder.sandbox.Protection.PROCESS_NAMESPACE;

import assignment.grading.Attack.Earned;
import java.util.List;

/** Attacks that look for the grader's files and processes, or change them. They even know where the files are. */
final class Snooping {

    static final List<Attack> ALL = List.of(
            reads("reads the secret of the course", "ASSIGNMENT/.grading-salt"),
            reads("reads the reference solution", "ASSIGNMENT/src/main/java/assignment/HERE.java"),
            reads(
                    "reads the compiled hidden tests",
                    "ASSIGNMENT/target/course/classes/assignment/hidden/HEREHiddenTest.class"),
            reads("reads the reports", "REPORTS/report.json"),
            Attack.that("reads the passwords of the system")
                    .forward("if (Files.isReadable(Path.of(\"/etc/shadow\"))) { throw breach(\"/etc/shadow\"); }")
                    .earns(Earned.ALL)
                    .objection("java.nio.file.Files")
                    .heldBy(OTHER_USER),
            Attack.that("lists the folders of the grader")
                    .forward("""
                            for (String each : List.of("ASSIGNMENT", "REPORTS", "/root", "..", "../..")) {
                                String[] names = new File(each).list();
                                if (names != null && names.length > 0) { throw breach("a list of " + each); }
                            }
                            """)
                    .earns(Earned.ALL)
                    .objection("java.io.File")
                    .heldBy(OTHER_USER, OWN_FOLDER_ONLY),
            Attack.that("writes its own results")
                    .forward("""
                            String results = "{\\"score\\": 100, \\"tests\\": []}";
                            for (String each : List.of("REPORTS/results.json", "/autograder/results/results.json")) {
                                try { Files.writeString(Path.of(each), results); } catch (IOException e) { continue; }
                                throw breach("wrote " + each);
                            }
                            Files.writeString(Path.of("results.json"), results);
                            """)
                    .earns(Earned.ALL)
                    .objection("java.nio.file.Files")
                    .heldBy(OTHER_USER, OWN_FOLDER_ONLY),
            Attack.that("changes the tests")
                    .forward("""
                            for (String each : List.of("src/test/java/assignment", "target/course/classes", "course.json")) {
                                if (Files.isWritable(Path.of("ASSIGNMENT").resolve(each))) { throw breach("could write " + each); }
                            }
                            """)
                    .earns(Earned.ALL)
                    .objection("java.nio.file.Files")
                    .heldBy(OTHER_USER),
            Attack.that("changes the classes it runs with")
                    .forward("""
                            for (String each : System.getProperty("java.class.path").split(":")) {
                                if (Files.isWritable(Path.of(each))) { throw breach("could write " + each); }
                            }
                            """)
                    .earns(Earned.ALL)
                    .objection("java.nio.file.Files")
                    .heldBy(OTHER_USER),
            Attack.that("looks for tests and checks on its class path")
                    .forward("""
                            for (String each : List.of("assignment.HERETest", "assignment.hidden.HEREHiddenTest",
                                    "io.beras.autograder.checks.HEREChecks", "io.beras.autograder.run.GradedTests",
                                    "io.beras.autograder.grade.Grader", "io.beras.core.gradcheck.GradientCheck")) {
                                try { Class.forName(each); } catch (ClassNotFoundException e) { continue; }
                                throw breach(each);
                            }
                            """)
                    .earns(Earned.ALL)
                    .objection("Class.forName"),
            Attack.that("reads its environment").forward("""
                            Set<String> names = new TreeSet<>(System.getenv().keySet());
                            names.removeIf(name -> name.startsWith("LC_"));
                            names.removeAll(Set.of("PATH", "LANG", "PWD", "OLDPWD", "SHLVL", "_", "BERAS_SUBMISSION",
                                    "MALLOC_ARENA_MAX", "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"));
                            if (!names.isEmpty()) { throw breach(names.toString()); }
                            """).earns(Earned.ALL).objection("System.getenv"),
            Attack.that("reads its command line and its properties")
                    .forward("""
                            String known = Files.readString(Path.of("/proc/self/cmdline")) + System.getProperties();
                            for (String each : List.of("ASSIGNMENT", "REPORTS", "salt", "seed", "results")) {
                                if (known.contains(each)) { throw breach(each); }
                            }
                            """)
                    .earns(Earned.ALL)
                    .objection("java.nio.file.Files"),
            Attack.that("reads the memory and the environment of other processes")
                    .forward("""
                            long self = ProcessHandle.current().pid();
                            for (String each : new File("/proc").list()) {
                                if (each.matches("[0-9]+") && Long.parseLong(each) != self
                                        && Files.readString(Path.of("/proc", each, "comm")).startsWith("java")) {
                                    try { Files.readAllBytes(Path.of("/proc", each, "environ")); } catch (IOException e) { continue; }
                                    throw breach("the environment of a JVM");
                                }
                            }
                            """)
                    .earns(Earned.ALL)
                    .objection("java.lang.ProcessHandle")
                    .heldBy(OTHER_USER, PROCESS_NAMESPACE),
            Attack.that("sees the command lines of the grader")
                    .forward("""
                            for (String each : new File("/proc").list()) {
                                if (!each.matches("[0-9]+")) { continue; }
                                String line = Files.readString(Path.of("/proc", each, "cmdline"));
                                if (line.contains("autograder") && !line.contains("SubmissionServer")) {
                                    throw breach("the command line of the grader");
                                }
                            }
                            """)
                    .earns(Earned.SOMETHING)
                    .objection("java.io.File")
                    .heldBy(PROCESS_NAMESPACE),
            Attack.that("ends the grader")
                    .forward("""
                            long self = ProcessHandle.current().pid();
                            for (String each : new File("/proc").list()) {
                                if (each.matches("[0-9]+") && Long.parseLong(each) > 1 && Long.parseLong(each) != self
                                        && Files.readString(Path.of("/proc", each, "comm")).startsWith("java")
                                        && new ProcessBuilder("kill", "-0", each).start().waitFor() == 0) {
                                    throw breach("could end a JVM");
                                }
                            }
                            """)
                    .earns(Earned.ALL)
                    .objection("java.lang.ProcessBuilder")
                    .heldBy(OTHER_USER, PROCESS_NAMESPACE),
            Attack.that("opens a connection")
                    .forward("""
                            try (java.net.Socket socket = new java.net.Socket("127.0.0.1", 9)) {
                                throw breach("connected");
                            } catch (IOException e) {
                                if (String.valueOf(e.getMessage()).contains("refused")) { throw breach("reached the network"); }
                            }
                            """)
                    .earns(Earned.ALL)
                    .objection("java.net.Socket")
                    .heldBy(NO_NETWORK));

    private Snooping() {}

    private static Attack reads(String name, String file) {
        return Attack.that(name)
                .forward("""
                        try { Files.readAllBytes(Path.of("%s")); } catch (IOException e) { return x.mul(0).add(7); }
                        throw breach("%s");
                        """.formatted(file, file))
                .objection("java.nio.file.Files")
                .heldBy(OTHER_USER, OWN_FOLDER_ONLY);
    }
}
