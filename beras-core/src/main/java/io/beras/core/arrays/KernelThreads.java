package io.beras.core.arrays;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The threads that compute a large kernel together: the caller and its helpers.
 *
 * <p>A task consists of parts, and each free thread takes the next part. If the operating system runs no helper, the
 * caller computes all parts itself; it waits only for parts that a helper has started. Between tasks a helper spins for
 * some 100 µs before it sleeps, because waking a thread takes as long as a small matrix product. A second caller
 * computes its task alone while the helpers work for the first.
 */
final class KernelThreads {

    /** One part of a task. */
    @FunctionalInterface
    interface Part {
        void run(int index);
    }

    private static volatile @Nullable KernelThreads shared;

    private static final int SPINS_BEFORE_SLEEP = 4000;
    private static final int SPINS_BEFORE_YIELD = 10_000;

    private final int threads;
    private final List<Helper> helpers = new ArrayList<>();
    private final ReentrantLock caller = new ReentrantLock();
    private volatile Task current = new Task(0, index -> {});

    KernelThreads(int threads) {
        this.threads = threads;
    }

    /** Returns the threads that all kernels share. */
    static KernelThreads shared() {
        KernelThreads existing = shared;
        return existing == null ? createShared() : existing;
    }

    /** Creates the threads at first use, not in a static initializer, which reports a wrong setting only once. */
    private static synchronized KernelThreads createShared() {
        if (shared == null) {
            shared = new KernelThreads(NativeRuntime.kernelThreads());
        }
        return shared;
    }

    /** Returns the number of threads, the caller included. */
    int count() {
        return threads;
    }

    /** Runs the parts 0 to {@code parts − 1}, in any order and on several threads; returns when all have finished. */
    void parallelFor(int parts, Part part) {
        if (threads == 1 || parts == 1 || caller.isHeldByCurrentThread() || !caller.tryLock()) {
            for (int index = 0; index < parts; index++) {
                part.run(index);
            }
            return;
        }
        try {
            Task task = new Task(parts, part);
            startHelpers();
            current = task;
            helpers.forEach(Helper::wake);
            task.runParts();
            task.await();
        } finally {
            caller.unlock();
        }
    }

    private void startHelpers() {
        for (int i = 0; i < threads - 1; i++) {
            if (i == helpers.size()) {
                helpers.add(started(i));
            } else if (!helpers.get(i).isAlive()) {
                helpers.set(i, started(i)); // an error has ended this thread
            }
        }
    }

    private Helper started(int index) {
        Helper helper = new Helper("beras-kernels-" + (index + 1));
        helper.start();
        return helper;
    }

    /** A task: its parts, and how many of them are taken and finished. */
    private static final class Task {
        private final int parts;
        private final Part part;
        private final AtomicInteger taken = new AtomicInteger();
        private final AtomicInteger finished = new AtomicInteger();
        private volatile @Nullable Throwable failure;

        Task(int parts, Part part) {
            this.parts = parts;
            this.part = part;
        }

        void runParts() {
            for (int index = taken.getAndIncrement(); index < parts; index = taken.getAndIncrement()) {
                try {
                    part.run(index);
                } catch (Throwable e) {
                    failure = e; // the caller rethrows it
                }
                finished.incrementAndGet();
            }
        }

        void await() {
            for (int spins = 0; finished.get() < parts; spins++) {
                if (spins < SPINS_BEFORE_YIELD) {
                    Thread.onSpinWait();
                } else {
                    Thread.yield();
                }
            }
            if (failure != null) {
                Task.<RuntimeException>rethrow(failure);
            }
        }

        /** Throws the exception of a part unchanged, even if it is checked. */
        @SuppressWarnings("unchecked")
        private static <E extends Throwable> void rethrow(Throwable failure) throws E {
            throw (E) failure;
        }
    }

    private final class Helper extends Thread {
        private volatile boolean asleep;

        Helper(String name) {
            super(name);
            setDaemon(true);
        }

        void wake() {
            if (asleep) {
                LockSupport.unpark(this);
            }
        }

        @Override
        public void run() {
            Task last = null;
            while (true) {
                last = next(last);
                last.runParts();
            }
        }

        /** Waits for the task that follows {@code last}. */
        private Task next(@Nullable Task last) {
            for (int spins = 0; current == last; spins++) {
                if (spins < SPINS_BEFORE_SLEEP) {
                    Thread.onSpinWait();
                } else {
                    asleep = true;
                    if (current == last) {
                        LockSupport.park(this);
                    }
                    asleep = false;
                    interrupted(); // an interrupted thread would not park again
                }
            }
            return current;
        }
    }
}
