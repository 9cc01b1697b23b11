package io.beras.examples.lessons;

import io.beras.core.random.Randomness;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * A lesson in its place.
 *
 * @param number what to call it by, from 1
 * @param title what it shows, in a line
 * @param lesson makes the lesson, anew for each run
 */
public record NumberedLesson(int number, String title, Supplier<Lesson> lesson) {

    /**
     * Runs the lesson, whose random numbers are the same each time.
     *
     * @throws IOException if a file cannot be read or written
     * @throws InterruptedException if the thread was interrupted while it waited
     */
    public void run(LessonOutput notebook) throws IOException, InterruptedException {
        Randomness.setSeed(0);
        notebook.say("Step %d: %s%n", number, title);
        lesson.get().teach(notebook);
    }
}
