package io.beras.data.images;

/**
 * A data set in its two halves: images to learn from, and images that show what was learnt.
 *
 * @param training what a model may see while it learns
 * @param test what it is measured on, never trained on
 */
public record TrainTestSplit(LabeledImages training, LabeledImages test) {}
