package io.beras.data.tables;

import java.util.Locale;

/** The task of a model of a table: predict a class, or predict a number. */
public enum Task {
    /**
     * The cells of the target decide. Texts are classes. Whole numbers are classes if at most 20 different numbers occur, and
     * there are at least 5 rows for each of them. Any other numbers make a regression.
     */
    AUTO,
    /** The target is a class; each different cell is a class. */
    CLASSIFICATION,
    /** The target is a number. */
    REGRESSION;

    /** Returns the name in lower case, as in "classification". */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
