package io.beras.autograder.student;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;

/**
 * Watches the tests of a part: says where the student's code is if it takes long, and where it was if it ended this Java.
 *
 * <p>{@code System.exit} in the student's code would otherwise end the command without a word, even with exit code 0.
 */
final class StudentCodeWatch implements AutoCloseable {

    private static final long PERIOD = 15_000; // milliseconds

    private final String part;
    private final String packageName;
    private final CommandEnvironment environment;
    private final Timer timer = new Timer("watch of the student's code", true);
    private final Thread hook = new Thread(this::javaEnds, "end of the student's code");

    private StudentCodeWatch(String part, String packageName, CommandEnvironment environment) {
        this.part = part;
        this.packageName = packageName;
        this.environment = environment;
    }

    static StudentCodeWatch start(String part, String packageName, CommandEnvironment environment) {
        StudentCodeWatch watch = new StudentCodeWatch(part, packageName, environment);
        Runtime.getRuntime().addShutdownHook(watch.hook);
        watch.timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        watch.reportPlace();
                    }
                },
                PERIOD,
                PERIOD);
        return watch;
    }

    private void reportPlace() {
        Thread.getAllStackTraces().values().stream()
                .flatMap(stack -> OwnCode.innermost(stack, packageName).stream())
                .findFirst()
                .ifPresent(frame -> environment.warn("still running the tests of " + part + ", now in "
                        + OwnCode.shown(frame) + "; if this is an endless loop, each test ends after 60 seconds."));
    }

    /** Says which line called System.exit; Ctrl-C needs no message. */
    private void javaEnds() {
        for (Map.Entry<Thread, StackTraceElement[]> thread :
                Thread.getAllStackTraces().entrySet()) {
            StackTraceElement[] stack = thread.getValue();
            Optional<StackTraceElement> caller = OwnCode.innermost(stack, packageName);
            if (caller.isPresent() && isInExit(stack)) {
                environment.out().flush();
                environment.warn("The tests of " + part + " were cut off: " + OwnCode.shown(caller.get())
                        + " ended Java by System.exit. Remove this call; the later parts were not checked.");
                Runtime.getRuntime().halt(1);
            }
        }
    }

    private static boolean isInExit(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .anyMatch(frame -> frame.getClassName().equals("java.lang.System")
                                && frame.getMethodName().equals("exit")
                        || frame.getClassName().equals("java.lang.Runtime")
                                && frame.getMethodName().equals("exit"));
    }

    @Override
    public void close() {
        timer.cancel();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // The hook reports.
        }
    }
}
