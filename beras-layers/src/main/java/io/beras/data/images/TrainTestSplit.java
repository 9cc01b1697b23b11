package io.beras.data.images;

/**
 * A data set of images split into a training part and a test part.
 *
 * @param training the images to train on
 * @param test the images to evaluate on after training, never trained on
 */
public record TrainTestSplit(LabeledImages training, LabeledImages test) {}
