package io.beras.exchange;

import io.beras.io.DataFileException;
import java.io.Closeable;
import java.util.List;
import java.util.Map;

/** An open file of another library, as layers with weights. */
interface SourceFile extends Closeable {

    /**
     * Returns the layers in the order in which the model calls them.
     *
     * @param model the model for which they are; a file without an order takes the order of this model
     * @throws DataFileException if a layer has weights that no layer of Beras has, or the order stays unknown
     */
    List<SourceLayer> layers(TargetBlock model) throws DataFileException;

    /** Returns the names of the tensors that are left out, with the reasons. */
    Map<String, String> skipped();

    /** Returns how the layouts of the library differ from the layouts of Beras. */
    Layouts layouts();

    /**
     * Returns the sizes of the images before the layer that flattens them, (height, width, channels), of each such layer; none
     * if the file does not state them.
     */
    List<List<Long>> flattenedImages();

    /** Returns whether the library flattens images with the channels last, so that rows have another order than in Beras. */
    boolean flattensChannelsLast();

    @Override
    void close() throws DataFileException;
}
