package io.beras.examples.lessons;

import io.beras.core.random.Randomness;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * A lesson with its number and title.
 *
 * @param number the number of the lesson, from 1
 * @param title the topic of the lesson, in one line
 * @param lesson creates a new lesson for each run
 */
public record NumberedLesson(int number, String title, Supplier<Lesson> lesson) {

    /**
     * Runs the lesson with seed 0, so that the random numbers are the same in every run.
     *
     * @throws IOException if a file cannot be read or written
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public void run(LessonOutput out) throws IOException, InterruptedException {
        Randomness.setSeed(0);
        out.print("Lesson %d: %s%n", number, title);
        lesson.get().run(out);
    }
}
