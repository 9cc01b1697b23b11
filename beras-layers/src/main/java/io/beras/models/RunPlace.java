package io.beras.models;

/**
 * The place of a saved run.
 *
 * @param epoch the epoch, from 1; 0 before the first
 * @param batch the number of batches of the epoch that have been trained on
 * @param isOpen whether the epoch has begun and has not been closed
 * @param seconds the time for which the epoch has trained
 * @param learningRate the rate of the last step
 */
record RunPlace(int epoch, int batch, boolean isOpen, double seconds, double learningRate) {

    RunPlace {
        if (epoch < 0 || batch < 0) {
            throw new IllegalArgumentException("epoch " + epoch + ", batch " + batch + " is no place of a run");
        }
    }
}
