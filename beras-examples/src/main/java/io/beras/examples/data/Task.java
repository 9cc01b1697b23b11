package io.beras.examples.data;

import java.util.Locale;

/** The task of a model: predict a class, or predict a number. */
public enum Task {
    CLASSIFICATION,
    REGRESSION;

    /** Returns the name of the task on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
