package assignment.grading;

import assignment.grading.Attack.Earned;
import java.util.List;

/** Attacks on what all code of a process shares: properties, defaults, streams, and the harness itself. */
final class Settings {

    static final List<Attack> ALL = List.of(
            Attack.that("changes system properties")
                    .forward("""
                            for (String name : List.of("line.separator", "file.separator", "path.separator", "java.class.path",
                                    "java.io.tmpdir", "user.dir", "beras.gradcheck.seed", "beras.mode")) {
                                System.setProperty(name, "hostile");
                            }
                            """)
                    .earns(Earned.ALL)
                    .objection("System.setProperty"),
            Attack.that("changes the locale and the time zone")
                    .forward("Locale.setDefault(Locale.forLanguageTag(\"ar-SA-u-nu-arab\"));"
                            + " TimeZone.setDefault(TimeZone.getTimeZone(\"Pacific/Kiritimati\"));")
                    .earns(Earned.ALL),
            Attack.that("changes the type and the seed of ND4J")
                    .forward("Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE); Nd4j.getRandom().setSeed(1);")
                    .earns(Earned.SOMETHING),
            Attack.that("closes the standard streams")
                    .forward(
                            "if (System.out != null) { System.out.close(); System.err.close(); System.setOut(null); System.setErr(null); }")
                    .earns(Earned.ALL)
                    .objection("System.setOut"),
            Attack.that("installs a security manager")
                    .forward(
                            "System.setSecurityManager(new SecurityManager() {"
                                    + " @Override public void checkPermission(java.security.Permission p) { throw new SecurityException(); } });")
                    .earns(Earned.SOMETHING)
                    .objection("SecurityManager"),
            Attack.that("replaces the class loader of its thread")
                    .forward("Thread.currentThread().setContextClassLoader(null);")
                    .earns(Earned.ALL)
                    .objection("Thread.setContextClassLoader"),
            Attack.that("swallows the exceptions of all threads")
                    .forward("Thread.setDefaultUncaughtExceptionHandler((thread, e) -> { });"
                            + " Thread.currentThread().setName(\"main\"); Thread.currentThread().setPriority(10);")
                    .earns(Earned.ALL)
                    .objection("Thread.setDefaultUncaughtExceptionHandler"),
            Attack.that("changes the limits of the harness")
                    .forward("""
                            for (String name : List.of("LocalSubmission", "remote.LocalService", "remote.Vocabulary", "remote.Peer")) {
                                for (Field field : Class.forName("io.beras.autograder." + name).getDeclaredFields()) {
                                    try {
                                        field.setAccessible(true);
                                        if (Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                                            field.set(null, null);
                                        }
                                    } catch (ReflectiveOperationException | RuntimeException e) { }
                                }
                            }
                            """)
                    .earns(Earned.SOMETHING)
                    .objection("java.lang.reflect.Field"));

    private Settings() {}
}
