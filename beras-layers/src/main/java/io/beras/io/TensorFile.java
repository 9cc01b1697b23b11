package io.beras.io;

import io.beras.core.Tensor;
import java.io.Closeable;
import java.util.Set;

/** An open file of named tensors, which reads a tensor when it is requested. */
interface TensorFile extends Closeable {

    /** Returns the names of the tensors in their order in the file. */
    Set<String> names();

    /** Reads the header of a tensor without its elements. */
    NpyHeader header(String name) throws DataFileException;

    /** Reads a tensor. */
    Tensor tensor(String name) throws DataFileException;

    @Override
    void close() throws DataFileException;
}
