package io.beras.data.tables;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.config.ConfigTypes;
import io.beras.io.DataFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;

class TableInputTest {

    private static final String PETS = "weight,colour,kind\n4,red,cat\n30,black,dog\n5,black,cat\n";

    @TempDir
    Path folder;

    @Test
    void makesFeaturesOfNumbersAndTextsAndClassesOfTheTarget() throws IOException {
        Path file = file("pets.csv", PETS);

        TableInput input = TableInput.fittedTo(Table.read(file), "kind", Task.AUTO);
        TableRows rows = input.read(file);

        assertEquals(Task.CLASSIFICATION, input.task());
        assertEquals(List.of("weight", "colour=black", "colour=red"), input.featureNames());
        assertEquals(List.of("cat", "dog"), input.classNames());
        assertArrayEquals(new float[] {4, 0, 1, 30, 1, 0, 5, 1, 0}, rows.x().toFloatArray());
        assertArrayEquals(new int[] {0, 1, 0}, rows.y().orElseThrow().toIntArray());
        assertEquals(3, rows.dataset().size());
        assertEquals(4, rows.line(2));
    }

    @Test
    void readsNewRowsByTheNamesOfTheirColumns() throws IOException {
        TableInput input = TableInput.fittedTo(Table.read(file("pets.csv", PETS)), "kind", Task.AUTO);

        // Another order, another column, and no target.
        TableRows rows = input.read(file("new.csv", "owner,colour,weight\nAda,red,6\n"));

        assertArrayEquals(new float[] {6, 0, 1}, rows.x().toFloatArray());
        assertTrue(rows.y().isEmpty());
        assertEquals(
                "these rows have no targets, so they can't be trained on or evaluated; read a table with the target",
                assertThrows(IllegalStateException.class, rows::dataset).getMessage());
        assertTrue(
                input.read(file("empty.csv", "weight,colour,kind\n6,red,\n"))
                        .y()
                        .isEmpty(),
                "all targets missing");
    }

    @Test
    void readsNewRowsWithoutNamesByTheirNumber() throws IOException {
        Path file = file("plain.csv", "1.5,2,7.5\n2.5,1,6.5\n0.5,3,5.5\n");

        TableInput input = TableInput.fittedTo(Table.read(file), "column 2", Task.REGRESSION);

        assertArrayEquals(
                new float[] {9, 8}, input.read(file("x.csv", "9,8\n")).x().toFloatArray());
        TableRows whole = input.read(file("xy.csv", "9,0.5,8\n"));
        assertArrayEquals(new float[] {9, 8}, whole.x().toFloatArray());
        assertArrayEquals(new float[] {.5f}, whole.y().orElseThrow().toFloatArray());
        assertEquals(
                "4.csv has 4 columns, but the table of the training had 3, or 2 without the target; give the same columns"
                        + " in the same order",
                refusal(() -> input.read(file("4.csv", "1,2,3,4\n"))));
    }

    @Test
    void refusesWhatItDoesNotKnow() throws IOException {
        TableInput input = TableInput.fittedTo(Table.read(file("pets.csv", PETS)), "kind", Task.AUTO);

        assertEquals(
                "new.csv lacks the column [colour], which the model needs; its first line names [weight, color], so"
                        + " add the missing columns or correct their names",
                refusal(() -> input.read(file("new.csv", "weight,color\n6,red\n"))));
        assertEquals(
                "new.csv, line 3, column \"colour\", holds \"green\", which is none of the categories [black, red];"
                        + " correct it, or remove the line",
                refusal(() -> input.read(file("new.csv", "weight,colour\n6,red\n7,green\n"))));
        assertEquals(
                "new.csv, line 2, column \"kind\", holds \"fox\", which is none of the classes [cat, dog]; correct it,"
                        + " or remove the line",
                refusal(() -> input.read(file("new.csv", "weight,colour,kind\n6,red,fox\n"))));
        assertEquals(
                "new.csv, line 2, column \"weight\", is empty; fill it in, or drop such lines with withoutMissing()",
                refusal(() -> input.read(file("new.csv", "weight,colour\n,red\n"))));
    }

    @Test
    void countsTheRowsThatItLeavesOut() throws IOException {
        TableInput input = TableInput.fittedTo(Table.read(file("pets.csv", PETS)), "kind", Task.AUTO);

        TableRows rows =
                input.withoutMissing().read(file("new.csv", "weight,colour,note\n?,red,\n7,black,\n8,,\n9,red,\n"));

        assertEquals(2, rows.leftOut());
        assertArrayEquals(new float[] {7, 1, 0, 9, 0, 1}, rows.x().toFloatArray());
        assertEquals(3, rows.line(0));
        assertEquals(5, rows.line(1));
    }

    @Test
    void reportsColumnsThatItLeavesOut() throws IOException {
        String lines = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> i + ",name " + i + ",same,,2." + i + "," + (i - 1) + "," + (i % 2 == 0 ? "yes" : "no"))
                .collect(Collectors.joining("\n", "Id,name,unit,cabin,size,t,answer\n", "\n"));
        Table table = Table.read(file("many.csv", lines));

        TableInput input = TableInput.fittedTo(table, "answer", Task.AUTO);

        assertEquals(List.of("size", "t"), input.featureNames());
        assertEquals(
                List.of(
                        "left out \"Id\": it numbers the rows",
                        "left out \"name\": 12 different texts in 12 rows, as a name or an id",
                        "left out \"unit\": each row holds \"same\"",
                        "left out \"cabin\": its cells are missing",
                        "\"t\" numbers the rows; leave it out if it is no feature, using without(\"t\")"),
                input.notes());
        assertEquals(
                14,
                TableInput.fittedTo(table.oneHot("name"), "answer", Task.AUTO)
                        .featureNames()
                        .size());
    }

    @ParameterizedTest
    @CsvSource({
        "10, yes no, CLASSIFICATION",
        "10, 0 1, CLASSIFICATION",
        "10, 0.0 1.0, CLASSIFICATION", // whole numbers as pandas writes them
        "10, 0.5 1, REGRESSION",
        "9, 0 1, REGRESSION", // fewer than 5 rows for each number
        "105, 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21, REGRESSION", // more than 20 numbers
        "100, 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20, CLASSIFICATION"
    })
    void choosesTheTaskByTheTarget(int rows, String values, Task task) throws IOException {
        String[] targets = values.split(" ");
        String lines = IntStream.range(0, rows)
                .mapToObj(i -> i + .5 + "," + targets[i % targets.length])
                .collect(Collectors.joining("\n", "x,y\n", "\n"));

        assertEquals(
                task,
                TableInput.fittedTo(Table.read(file("y.csv", lines)), "y", Task.AUTO)
                        .task());
    }

    @Test
    void refusesTargetsThatTeachNothing() throws IOException {
        Table table = Table.read(file("y.csv", "x,y,kind\n1,2,cat\n2.5,2,dog\n"));

        assertEquals(
                "y.csv, column \"y\", holds \"2\" in each row, so there is nothing to learn; take another target",
                refusal(() -> TableInput.fittedTo(table, "y", Task.AUTO)));
        assertEquals(
                "y.csv, column \"kind\", holds texts, but a regression needs numbers; choose Task.CLASSIFICATION, or another"
                        + " target",
                refusal(() -> TableInput.fittedTo(table, "kind", Task.REGRESSION)));
        assertEquals(
                "y.csv has no columns left for the features: left out \"y\": each row holds \"2\"; take another target, or"
                        + " encode a column with oneHot(...)",
                refusal(() -> TableInput.fittedTo(table.without("kind"), "x", Task.AUTO)));
    }

    @Test
    void isTheSameAfterItsSettingsAreRestored() throws IOException {
        Path file = file("pets.csv", "weight;colour;kind\n4;red;1.5\n30;black;2\n5;black;1\n");
        Table table = new TableReader()
                .separator(';')
                .missing("none")
                .header(true)
                .columns("kg", "hue", "price")
                .read(file)
                .inDouble();
        TableInput input = TableInput.fittedTo(table, "price", Task.AUTO).withoutMissing();

        TableInput restored = (TableInput) ConfigTypes.create(ConfigTypes.nameOf(TableInput.class), input.config());

        assertEquals(input.toString(), restored.toString());
        assertEquals(input.columns(), restored.columns());
        assertEquals(Task.REGRESSION, restored.task());
        TableRows rows = restored.read(file("new.csv", "colour;weight\nred;6.25\nnone;7\n"));
        assertEquals(DataType.DOUBLE, rows.x().dataType());
        assertArrayEquals(new double[] {6.25, 0, 1}, rows.x().toDoubleArray());
        assertEquals(1, rows.leftOut());
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, UTF_8);
    }

    private String refusal(Executable executable) {
        return String.valueOf(assertThrows(DataFileException.class, executable).getMessage())
                .replace(folder + "/", "");
    }
}
