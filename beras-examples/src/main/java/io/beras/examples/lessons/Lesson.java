package io.beras.examples.lessons;

import java.io.IOException;

/**
 * A small program that demonstrates one idea.
 *
 * <pre>{@code
 * Lesson square = out -> out.show("3²", Tensor.of(3).pow(2).item());
 * }</pre>
 */
@FunctionalInterface
interface Lesson {

    /**
     * Runs the lesson and writes its text, values and plots to this output.
     *
     * @throws IOException if a file cannot be read or written
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    void run(LessonOutput out) throws IOException, InterruptedException;
}
