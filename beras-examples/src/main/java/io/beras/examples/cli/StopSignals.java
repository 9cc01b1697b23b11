package io.beras.examples.cli;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ctrl-C and the signal TERM: the first one asks the command to stop, the second one ends the process at once.
 *
 * <p>The signals are handled by {@code sun.misc.Signal}, which is called by reflection, because it is no part of Java's
 * standard. A Java without this class stops by a shutdown hook, which waits until the command has saved its state.
 *
 * <pre>{@code
 * try (StopSignals signals = new StopSignals(run::interrupt)) {
 *     train();
 *     int exitCode = signals.exitCode();       // 0, or 130 after Ctrl-C
 * }
 * }</pre>
 */
final class StopSignals implements AutoCloseable {

    private static final int SIGNALLED = 128;
    private static final int INT = 2;
    private static final int TERM = 15;
    private static final int SECONDS_TO_SAVE = 60;

    private final Runnable stop;
    private final AtomicInteger first = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Runnable uninstall;

    /** Installs the handlers; the first signal runs {@code stop} on another thread. */
    StopSignals(Runnable stop) {
        this.stop = stop;
        this.uninstall = install();
    }

    /** Returns 0, or after a signal 128 plus its number, as shells do: 130 for Ctrl-C. */
    int exitCode() {
        return first.get() == 0 ? 0 : SIGNALLED + first.get();
    }

    /** Restores the handlers that were there before. */
    @Override
    public void close() {
        closed.countDown();
        uninstall.run();
    }

    private void onSignal(int number) {
        if (first.compareAndSet(0, number)) {
            stop.run();
        } else {
            Runtime.getRuntime().halt(SIGNALLED + number);
        }
    }

    private Runnable install() {
        try {
            Runnable interrupt = handle("INT", INT);
            Runnable terminate = handle("TERM", TERM);
            return () -> {
                interrupt.run();
                terminate.run();
            };
        } catch (ReflectiveOperationException | IllegalArgumentException | SecurityException e) {
            return handleByShutdown(); // another Java, or one that was started with -Xrs
        }
    }

    /** Handles a signal, and returns what restores the handler before. */
    private Runnable handle(String name, int number) throws ReflectiveOperationException {
        Class<?> signalType = Class.forName("sun.misc.Signal");
        Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
        Object handler = Proxy.newProxyInstance(
                StopSignals.class.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, arguments) -> {
                    return switch (method.getName()) {
                        case "handle" -> {
                            onSignal(number);
                            yield null;
                        }
                        case "hashCode" -> number;
                        case "equals" -> arguments != null && proxy == arguments[0];
                        default -> "StopSignals(" + name + ")";
                    };
                });
        Method install = signalType.getMethod("handle", signalType, handlerType);
        Object signal = signalType.getConstructor(String.class).newInstance(name);
        Object before = install.invoke(null, signal, handler);
        return () -> {
            try {
                install.invoke(null, signal, before);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the handler of " + name + " can't be restored", e);
            }
        };
    }

    private Runnable handleByShutdown() {
        Thread hook = new Thread(
                () -> {
                    if (closed.getCount() > 0 && first.compareAndSet(0, INT)) {
                        stop.run();
                        await();
                    }
                },
                "beras-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // the process ends already, in this hook
            }
        };
    }

    private void await() {
        try {
            boolean isSaved = closed.await(SECONDS_TO_SAVE, TimeUnit.SECONDS);
            if (!isSaved) {
                Runtime.getRuntime().halt(SIGNALLED + INT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
