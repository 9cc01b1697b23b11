package io.beras.core;

import org.nd4j.linalg.api.buffer.DataType;

/** Checks of data types: FLOAT and DOUBLE to compute with, INT for labels and indices. */
final class DataTypeChecks {

    private DataTypeChecks() {}

    static DataType requireFloating(String operation, DataType type) {
        if (type != DataType.FLOAT && type != DataType.DOUBLE) {
            throw new IllegalArgumentException(operation + " needs FLOAT or DOUBLE, not " + type
                    + (type == DataType.INT32 ? ": INT is for labels and indices, made with ofLabels(...)" : ""));
        }
        return type;
    }

    static void requireSame(String operation, Tensor x, Tensor y) {
        if (x.dataType() != y.dataType()) {
            throw new IllegalArgumentException(operation + " can't mix " + x.dataType() + " " + x.kind() + " with "
                    + y.dataType() + " " + y.kind() + "; cast(...) one of them");
        }
    }

    static void requireKnown(DataType type) {
        if (type != DataType.FLOAT && type != DataType.DOUBLE && type != DataType.INT32) {
            throw new IllegalArgumentException("a tensor is FLOAT, DOUBLE or (for labels) INT, but this array is "
                    + type + "; convert it with array.castTo(DataType.FLOAT)");
        }
    }
}
