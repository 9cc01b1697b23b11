package io.beras.examples.lessons;

import java.io.IOException;

/**
 * A small program that shows one thing, from top to bottom.
 *
 * <pre>{@code
 * Lesson square = page -> page.show("3²", Tensor.of(3).pow(2).item());
 * }</pre>
 */
@FunctionalInterface
interface Lesson {

    /**
     * Shows it in this notebook.
     *
     * @throws IOException if a file cannot be read or written
     * @throws InterruptedException if the thread was interrupted while it waited
     */
    void teach(LessonOutput page) throws IOException, InterruptedException;
}
