package io.beras.core.arrays;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The threads that share the work of a large kernel: the caller and its helpers.
 *
 * <p>A task falls into parts, and whoever is free takes the next. A helper that the operating system has not let run takes
 * none, so on a busy machine the caller does the work itself, and waits only for parts already begun. Between tasks helpers stay awake for
 * some 100 µs, because to wake a sleeping thread takes as long as a small product. A second caller, while the helpers are
 * busy with the first one's task, works alone.
 */
final class KernelThreads {

    /** A part of a task. */
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

    /** Returns the workers that all kernels share. */
    static KernelThreads shared() {
        KernelThreads workers = shared;
        return workers == null ? makeShared() : workers;
    }

    /** Made at first use, not with the class: a wrong setting is then said each time, not only the first. */
    private static synchronized KernelThreads makeShared() {
        if (shared == null) {
            shared = new KernelThreads(NativeRuntime.kernelThreads());
        }
        return shared;
    }

    /** Returns how many threads share a task, the caller included. */
    int threads() {
        return threads;
    }

    /** Runs the parts from 0 to count − 1, in any order and on several threads, and returns when all are done. */
    void run(int count, Part part) {
        if (threads == 1 || count == 1 || caller.isHeldByCurrentThread() || !caller.tryLock()) {
            for (int index = 0; index < count; index++) {
                part.run(index);
            }
            return;
        }
        try {
            Task task = new Task(count, part);
            startHelpers();
            current = task;
            helpers.forEach(Helper::wake);
            task.work();
            task.await();
        } finally {
            caller.unlock();
        }
    }

    private void startHelpers() {
        while (helpers.size() < threads - 1) {
            Helper helper = new Helper("beras-kernels-" + (helpers.size() + 1));
            helpers.add(helper);
            helper.start();
        }
    }

    /** Some parts to be done, and who has come how far. */
    private static final class Task {
        private final int count;
        private final Part part;
        private final AtomicInteger taken = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();
        private volatile @Nullable Throwable failure;

        Task(int count, Part part) {
            this.count = count;
            this.part = part;
        }

        void work() {
            for (int index = taken.getAndIncrement(); index < count; index = taken.getAndIncrement()) {
                try {
                    part.run(index);
                } catch (Throwable e) {
                    failure = e; // for the caller, who alone knows whom it concerns
                }
                done.incrementAndGet();
            }
        }

        void await() {
            for (int spins = 0; done.get() < count; spins++) {
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

        /** Throws what a part threw, as it would have come from there: a checked exception as well. */
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
                last.work();
            }
        }

        /** Returns the next task after this one. */
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
                }
            }
            return current;
        }
    }
}
