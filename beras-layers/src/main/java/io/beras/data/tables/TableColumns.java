package io.beras.data.tables;

import io.beras.core.messages.Quoted;
import io.beras.data.tables.TableInput.Column;
import io.beras.io.DataFileException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the columns of a form in a new table: by the names in its first line, or by their number if the form has no names.
 *
 * @param format the form of the table that an input was fitted to
 * @param table a new table, read without other names of its columns
 */
record TableColumns(TableFormat format, Table table) {

    /** Returns the new table with the names of the form. */
    Table named(List<Column> columns, String target) throws DataFileException {
        Table named = format.hasHeader() ? byHeader() : byCount(target);
        List<String> lacking = columns.stream()
                .map(Column::name)
                .filter(name -> !named.columns().contains(name))
                .toList();
        if (!lacking.isEmpty()) {
            throw new DataFileException(table.path() + " lacks the column" + (lacking.size() == 1 ? " " : "s ")
                    + Quoted.list(lacking) + ", which the model needs; its first line names "
                    + Quoted.list(table.columns()) + ", so add the missing columns or correct their names");
        }
        return named;
    }

    /** Replaces the names of a header by those that the program gave with {@code columns(...)}. */
    private Table byHeader() {
        List<String> names = new ArrayList<>();
        for (String cell : table.columns()) {
            int index = format.header().indexOf(cell);
            @Nullable String renamed = index < 0 ? null : format.columns().get(index);
            names.add(renamed == null ? cell : renamed);
        }
        return table.renamed(names);
    }

    private Table byCount(String target) throws DataFileException {
        List<String> withoutTarget =
                format.columns().stream().filter(name -> !name.equals(target)).toList();
        int given = table.columns().size();
        if (given == format.columns().size()) {
            return table.renamed(format.columns());
        }
        if (given == withoutTarget.size()) {
            return table.renamed(withoutTarget);
        }
        throw new DataFileException(table.path() + " has " + given + " columns, but the table of the training had "
                + format.columns().size() + ", or " + withoutTarget.size()
                + " without the target; give the same columns in the same order");
    }
}
