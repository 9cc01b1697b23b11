package io.beras.data.tables;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.data.Batch;
import io.beras.data.Dataset;
import io.beras.data.images.IdxFiles;
import io.beras.io.DataFileException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

class TableTest {

    private static final String FLOWERS = "length,width,species\n5.1,3.5,setosa\n6.2,2.9,virginica\n4.9,3,setosa\n";

    @TempDir
    Path folder;

    @Test
    void makesFeaturesOfNumbersAndLabelsOfNames() throws IOException {
        LabeledTable flowers = Table.read(file(FLOWERS)).withLabels("species");

        Batch batch = flowers.batch(2, 1);

        assertEquals(List.of("length", "width"), flowers.featureNames());
        assertEquals(List.of("setosa", "virginica"), flowers.classNames());
        assertEquals(3, flowers.size());
        assertEquals(DataType.FLOAT, batch.x().dataType());
        assertArrayEquals(new long[] {2, 2}, batch.x().shape());
        assertArrayEquals(new float[] {4.9f, 3, 6.2f, 2.9f}, batch.x().toFloatArray());
        assertArrayEquals(new int[] {0, 1}, batch.y().toIntArray());
    }

    @Test
    void countsClassesThatAreNumbersByTheirValues() throws IOException {
        // As texts "10" would come before "9".
        LabeledTable table =
                Table.read(file("x,class\n1,10\n2,9\n3,-1\n4,10\n")).withLabels("class");

        assertEquals(List.of("-1", "9", "10"), table.classNames());
        assertArrayEquals(new int[] {2, 1, 0, 2}, table.batch(0, 1, 2, 3).y().toIntArray());
    }

    @Test
    void makesATargetOfAColumnOfNumbers() throws IOException {
        Dataset houses =
                Table.read(file("rooms,price,age\n3,2.5e5,10\n4,-1e5,2\n")).withTarget("price");

        Batch batch = houses.batch(0, 1);

        assertArrayEquals(new float[] {3, 10, 4, 2}, batch.x().toFloatArray());
        assertArrayEquals(new long[] {2, 1}, batch.y().shape());
        assertArrayEquals(new float[] {250_000, -100_000}, batch.y().toFloatArray());
    }

    @Test
    void leavesColumnsOut() throws IOException {
        Table table = Table.read(file("id,name,x,y\nA1,Ann,1,2\n")).without("id", "name");

        assertEquals(List.of("x", "y"), table.columns());
        assertArrayEquals(new float[] {1}, table.withTarget("y").batch(0).x().toFloatArray());
        assertEquals("1 rows of [x, y]", table.toString());
    }

    @Test
    void readsOtherSeparatorsQuotesSpacesEmptyLinesAndAByteOrderMark() throws IOException {
        String text = "\uFEFF\"a;b\" ; kind\r\n\r\n 1.5 ; \"the \"\"first\"\"; or\r\nonly one\"\r\n.5;x";

        LabeledTable table = new TableReader().separator(';').read(file(text)).withLabels("kind");

        assertEquals(List.of("a;b"), table.featureNames());
        assertEquals(List.of("the \"first\"; or\r\nonly one", "x"), table.classNames());
        assertArrayEquals(new float[] {1.5f, .5f}, table.batch(0, 1).x().toFloatArray());
    }

    @Test
    void readsGzippedFiles() throws IOException {
        Path path = Files.write(folder.resolve("flowers.csv.gz"), IdxFiles.gzip(FLOWERS.getBytes(UTF_8)));

        assertEquals(3, Table.read(path).size());
    }

    @Test
    void usesTheClassesOfAnEarlierTable() throws IOException {
        LabeledTable training = Table.read(file(FLOWERS)).withLabels("species");
        Table test = Table.read(file("length,width,species\n6,3,virginica\n"));

        assertArrayEquals(
                new int[] {1},
                test.withLabels("species", training.classNames()).batch(0).y().toIntArray());
        assertRefused(
                "line 2, column \"species\", holds \"virginica\", which is none of the classes [setosa, lutea]",
                () -> test.withLabels("species", List.of("setosa", "lutea")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "red", "1,5", "1f", "0x10", "1 000", "--1", ".", "1e", "٣"})
    void namesLineAndColumnOfACellThatIsNoNumber(String cell) throws IOException {
        Table table = Table.read(file("a,b,y\n1,2,3\n4,\"" + cell + "\",5\n"));

        assertRefused(
                "line 3, column \"b\", holds \"" + cell + "\", which is not a number such as 1.5;"
                        + " leave out a column that is no feature, using without(\"b\")",
                () -> table.withTarget("y"));
    }

    @Test
    void advisesLabelsWhereTheTargetIsText() throws IOException {
        Table table = Table.read(file(FLOWERS));

        assertRefused(
                "line 2, column \"species\", holds \"setosa\", which is not a number such as 1.5;"
                        + " for a column of classes use withLabels(\"species\")",
                () -> table.withTarget("species"));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "-0.5,-0.5", "+3.,3", ".25,0.25", "1e3,1000", "2.5E-1,0.25", "007,7"})
    void readsNumbersAsTheyAreWritten(String cell, float number) throws IOException {
        Dataset dataset = Table.read(file("a,y\n" + cell + ",0\n")).withTarget("y");

        assertEquals(number, dataset.batch(0).x().item());
    }

    @Test
    void namesLineAndColumnOfAnEmptyCell() throws IOException {
        // The cell of two lines pushes the empty one from line 3 to line 4.
        Table features = Table.read(file("a,kind\n1,\"two\nlines\"\n,x\n"));
        assertRefused(
                "line 4, column \"a\", is empty; fill it in, or remove the line", () -> features.withLabels("kind"));

        Table classes = Table.read(file("a,kind\n1,x\n2,\n"));
        assertRefused("line 3, column \"kind\", is empty", () -> classes.withLabels("kind"));
    }

    @Test
    void namesTheLastLineThoughNoLineBreakEndsIt() throws IOException {
        Table table = Table.read(file("a,y\n1,2\n\nx,3"));

        assertRefused("line 4, column \"a\"", () -> table.withTarget("y"));
    }

    @Test
    void refusesNumbersBeyondFloat() throws IOException {
        Table table = Table.read(file("a,y\n1e39,2\n"));

        assertRefused("line 2, column \"a\", holds \"1e39\", which is too large", () -> table.withTarget("y"));
    }

    @Test
    void refusesLinesOfAnotherLength() {
        assertRefused(
                "line 3, has 3 cells, but the first line names 2 columns", () -> Table.read(file("a,b\n1,2\n1,2,3\n")));
        assertRefused(
                "line 2, has 1 cells, but the first line names 2 columns; a missing cell needs its separator",
                () -> Table.read(file("a,b\n1\n")));
    }

    @Test
    void skipsLinesOfSpaces() throws IOException {
        Dataset rows = Table.read(file("a,b\n1,2\n  \n3,4\n \t \n")).withTarget("b");

        assertArrayEquals(new float[] {1, 3}, rows.batch(0, 1).x().toFloatArray());
        assertRefused(
                "line 3, column \"a\", holds \"x\"",
                () -> Table.read(file("a,b\n  \nx,1\n")).withTarget("b"));
        assertRefused("has no rows below its first line", () -> Table.read(file("a,b\n \n")));
    }

    @Test
    void refusesColumnsWithoutNamesOrWithTheSame() {
        assertRefused("that has \"\" as a name: [a, ]", () -> Table.read(file("a,\n1,2\n")));
        assertRefused("that has \"a\" twice: [a, a]", () -> Table.read(file("a,a\n1,2\n")));
    }

    @Test
    void refusesATableWithoutRows() {
        assertRefused("is empty; a table needs", () -> Table.read(file("")));
        assertRefused("is empty; a table needs", () -> Table.read(file("\uFEFF\n\n")));
        assertRefused("has no rows below its first line", () -> Table.read(file("a,b\n")));
    }

    @Test
    void refusesDamagedQuotes() {
        assertRefused("cannot be read as CSV", () -> Table.read(file("a,b\n\"1,2\n3,4\n")));
        assertRefused("cannot be read as CSV", () -> Table.read(file("a,b\n\"1\"x,2\n")));
    }

    @Test
    void refusesWhatIsNotUtf8() throws IOException {
        Path latin = Files.write(folder.resolve("latin.csv"), "größe,y\n1,2\n".getBytes(ISO_8859_1));

        assertRefused("is not UTF-8 text; save it as UTF-8", () -> Table.read(latin));
    }

    @Test
    void readsNamesInEveryScript() throws IOException {
        assertEquals(List.of("größe", "长度"), Table.read(file("größe,长度\n1,2\n")).columns());
    }

    @Test
    void refusesAPathThatIsNoFile() {
        assertRefused("does not exist; give the path of a CSV file", () -> Table.read(folder.resolve("none.csv")));
        assertRefused("is not a file", () -> Table.read(folder));
    }

    @Test
    void namesTheExistingColumns() throws IOException {
        Table table = Table.read(file(FLOWERS));

        String message = assertThrows(IllegalArgumentException.class, () -> table.withLabels("colour"))
                .getMessage();
        assertTrue(message.endsWith("has no column \"colour\"; it has [length, width, species]"), message);
        message = assertThrows(
                        IllegalArgumentException.class,
                        () -> table.without("length").without("length"))
                .getMessage();
        assertTrue(message.endsWith("has no column \"length\"; it has [width, species]"), message);
        Table semicolons = Table.read(file("a;b\n1;2\n"));
        message = assertThrows(IllegalArgumentException.class, () -> semicolons.withTarget("b"))
                .getMessage();
        assertTrue(message.endsWith("has no column \"b\"; it has [a;b]: is the separator right?"), message);
    }

    @Test
    void needsAFeature() throws IOException {
        Table table = Table.read(file("y\n1\n"));

        assertRefused("has no columns left for the features; it has [y]", () -> table.withTarget("y"));
    }

    @ParameterizedTest
    @ValueSource(chars = {'"', '\n', '\r'})
    void refusesAQuoteOrALineBreakAsSeparator(char separator) {
        TableReader reader = new TableReader();

        assertThrows(IllegalArgumentException.class, () -> reader.separator(separator));
    }

    private Path file(String text) throws IOException {
        return file(text, UTF_8);
    }

    private Path file(String text, Charset charset) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "table", ".csv"), text, charset);
    }

    private interface Reading {
        void run() throws IOException;
    }

    private static void assertRefused(String said, Reading reading) {
        String message = assertThrows(DataFileException.class, reading::run).getMessage();
        assertTrue(message.contains(said), message);
    }
}
