package io.beras.exchange.keras;

import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.messages.Quoted;
import io.beras.io.DataFileException;
import io.beras.io.StoredType;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.object.datatype.FloatingPoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A variable of a layer in a file of Keras, which is read when it is requested.
 *
 * <p>The number of bytes of the array is compared with its shape and with the size of the file before memory is allocated.
 */
public final class KerasVariable {

    private final Hdf5File file;
    private final String name;
    private final StoredType type;
    private final long[] shape;
    private final ContiguousDataset dataset;

    private KerasVariable(Hdf5File file, String name, StoredType type, long[] shape, ContiguousDataset dataset) {
        this.file = file;
        this.name = name;
        this.type = type;
        this.shape = shape;
        this.dataset = dataset;
    }

    /** Returns the variable of an array. May throw any exception of jhdf: the caller guards the call. */
    static KerasVariable of(Hdf5File file, String name, Dataset dataset) {
        if (!(dataset instanceof ContiguousDataset contiguous)) {
            throw new IllegalArgumentException("it is stored in chunks or compressed, which Keras does not do");
        }
        if (!(dataset.getDataType() instanceof FloatingPoint number)
                || number.getByteOrder() != ByteOrder.LITTLE_ENDIAN) {
            throw new IllegalArgumentException("its type is not float16, float32 or float64 in little-endian order");
        }
        StoredType type = type(number);
        long[] shape = dataset.getDimensionsAsLong();
        long most = file.bytes() / type.width();
        long length = 1;
        for (long size : shape) {
            if (size < 1 || size > most / length) {
                throw new IllegalArgumentException(
                        "its shape " + Shapes.text(shape) + " does not fit a file of " + file.bytes() + " bytes");
            }
            length *= size;
        }
        if (dataset.getStorageInBytes() != length * type.width()) {
            throw new IllegalArgumentException("its shape " + Shapes.text(shape) + " needs " + length * type.width()
                    + " bytes, but it has " + dataset.getStorageInBytes());
        }
        return new KerasVariable(file, name, type, shape, contiguous);
    }

    /** The three types of IEEE 754, by the places of their bits. */
    private static StoredType type(FloatingPoint number) {
        String places = number.getSize() + " " + number.getSignLocation() + " " + number.getExponentLocation() + " "
                + number.getExponentSize() + " " + number.getMantissaLocation() + " " + number.getMantissaSize() + " "
                + number.getExponentBias() + " " + number.getBitOffset();
        return switch (places) {
            case "2 15 10 5 0 10 15 0" -> StoredType.FLOAT16;
            case "4 31 23 8 0 23 127 0" -> StoredType.FLOAT32;
            case "8 63 52 11 0 52 1023 0" -> StoredType.FLOAT64;
            default -> throw new IllegalArgumentException("its type is not float16, float32 or float64 of IEEE 754");
        };
    }

    /** Returns the name with the names of its layer and its blocks, as in "sequential/first/kernel". */
    public String name() {
        return name;
    }

    /** Returns the type of the elements in the file. */
    public StoredType type() {
        return type;
    }

    /** Returns the shape, in the layout of Keras. */
    public long[] shape() {
        return shape.clone();
    }

    /**
     * Reads the elements, in the layout of Keras.
     *
     * @throws DataFileException if they are damaged
     */
    public Tensor tensor() throws DataFileException {
        try {
            type.requireReadable(shape);
        } catch (IOException e) {
            throw new DataFileException(file.path() + ": " + Quoted.of(name) + " " + e.getMessage(), e);
        }
        ByteBuffer bytes =
                file.guarded(dataset::getBuffer, () -> " is damaged: " + Quoted.of(name) + " cannot be read");
        if (bytes.remaining() != Shapes.size(type.dataType(), shape) * type.width()) {
            throw new DataFileException(file.path() + " is damaged: " + Quoted.of(name) + " has " + bytes.remaining()
                    + " bytes, too few or too many for the shape " + Shapes.text(shape) + "; save it again with Keras");
        }
        return type.tensor(bytes, shape);
    }
}
