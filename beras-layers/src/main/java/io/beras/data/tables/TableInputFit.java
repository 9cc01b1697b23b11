package io.beras.data.tables;

import io.beras.core.messages.Quoted;
import io.beras.data.tables.TableInput.Column;
import io.beras.io.DataFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds the kinds of the columns of a table, and the classes of its target. */
final class TableInputFit {

    private final Table table;
    private final String target;
    private final List<Column> columns = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    TableInputFit(Table table, String target) {
        this.table = table;
        this.target = target;
    }

    TableInput fit(Task task) throws DataFileException {
        List<String> classNames = classNames(task);
        for (String name : table.columns()) {
            if (!name.equals(target)) {
                add(name, table.cellsOf(name));
            }
        }
        if (columns.isEmpty()) {
            throw new DataFileException(table.path() + " has no columns left for the features"
                    + (notes.isEmpty() ? "" : ": " + String.join("; ", notes))
                    + "; take another target, or encode a column with oneHot(...)");
        }
        TableInput input = new TableInput(columns, target, classNames, notes, table.format(), table.type(), false);
        input.rows(table); // refuses missing values and wrong cells now, with their lines
        return input;
    }

    private List<String> classNames(Task task) throws DataFileException {
        ColumnCells cells = table.cellsOf(target);
        if (cells.isConstant()) {
            throw new DataFileException(table.path() + ", column " + Quoted.of(target) + ", holds "
                    + Quoted.of(cells.only())
                    + " in each row, so there is nothing to learn; take another target");
        }
        if (task == Task.REGRESSION && !cells.areNumbers()) {
            throw new DataFileException(table.path() + ", column " + Quoted.of(target)
                    + ", holds texts, but a regression needs numbers; choose Task.CLASSIFICATION, or another target");
        }
        boolean areClasses = task == Task.AUTO ? cells.areClasses() : task == Task.CLASSIFICATION;
        return areClasses ? table.categories(target) : List.of();
    }

    private void add(String name, ColumnCells cells) throws DataFileException {
        if (table.isOneHot(name)) {
            columns.add(new Column(name, table.categoriesInUse(name)));
        } else if (cells.isEmpty() && table.size() > 1) {
            leaveOut(name, "its cells are missing");
        } else if (cells.isConstant()) {
            leaveOut(name, "each row holds " + Quoted.of(cells.only()));
        } else if (cells.isId(name)) {
            leaveOut(
                    name,
                    cells.countsRows()
                            ? "it numbers the rows"
                            : String.format(
                                    Locale.ROOT,
                                    "%,d different texts in %,d rows, as a name or an id",
                                    cells.counts().size(),
                                    cells.rows()));
        } else if (cells.areNumbers()) {
            columns.add(new Column(name, List.of()));
            if (cells.countsRows()) {
                notes.add(Quoted.of(name) + " numbers the rows; leave it out if it is no feature, using without("
                        + Quoted.of(name) + ")");
            }
        } else {
            columns.add(new Column(name, table.categories(name)));
        }
    }

    private void leaveOut(String name, String reason) {
        notes.add("left out " + Quoted.of(name) + ": " + reason);
    }
}
