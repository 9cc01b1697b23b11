package io.beras.examples.inference;

import io.beras.core.Tensor;
import java.util.List;

/**
 * Inputs of a model, and the place of each.
 *
 * @param x the inputs; the first axis counts them
 * @param places the file of each sample, and its place in the file
 */
public record Samples(Tensor x, List<Place> places) {

    /** Copies the list. */
    public Samples {
        places = List.copyOf(places);
    }

    /**
     * The place of a sample.
     *
     * @param file the path of the file as the user gave it
     * @param line the line of a table, from 1; 0 otherwise
     * @param index the index of the sample in a file of several samples, from 0; −1 for a file of one sample
     */
    public record Place(String file, long line, int index) {

        /** Returns the place for people. */
        @Override
        public String toString() {
            if (line > 0) {
                return file + ", line " + line;
            }
            return index < 0 ? file : file + " [" + index + "]";
        }
    }
}
