package io.beras.examples.mnist;

import io.beras.data.images.TrainTestSplit;

/**
 * Digits to train on.
 *
 * @param name "mnist" or "synthetic", for machines to read
 * @param title "MNIST" or "drawn digits", for headlines
 * @param announcement one sentence for people to read that says which digits these are
 * @param images the digits themselves
 */
public record DigitData(String name, String title, String announcement, TrainTestSplit images) {}
