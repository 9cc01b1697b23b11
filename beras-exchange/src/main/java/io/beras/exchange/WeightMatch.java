package io.beras.exchange;

/**
 * A weight of a file that became a weight of a model.
 *
 * @param theirs the name in the file
 * @param theirShape the shape in the file
 * @param ours the name in the model, as in "dense_1/w"
 * @param ourShape the shape in the model
 * @param change the change of the layout: "transposed", or an empty text for none
 */
public record WeightMatch(String theirs, long[] theirShape, String ours, long[] ourShape, String change) {}
