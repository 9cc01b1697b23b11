package io.beras.examples.mnist;

import io.beras.data.images.TrainTestSplit;

/**
 * Digits to train on, with their names.
 *
 * @param name "mnist" or "synthetic", for reports
 * @param title "MNIST" or "synthetic digits", for the titles of plots
 * @param announcement a sentence for the user that describes the origin and the number of the digits
 * @param images training and test images
 */
public record DigitData(String name, String title, String announcement, TrainTestSplit images) {}
