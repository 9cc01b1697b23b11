package io.beras.data.tables;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import io.beras.data.Batch;
import io.beras.data.Dataset;
import io.beras.data.Standardization;
import io.beras.data.images.IdxFiles;
import io.beras.io.DataFileException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    @ValueSource(strings = {"Infinity", "red", "1,500,0", "1f", "0x10", "1 000", "--1", ".", "1e", "٣"})
    void namesLineAndColumnOfACellThatIsNoNumber(String cell) throws IOException {
        Table table = new TableReader().header(true).read(file("a,b,y\n1,2,3\n4,\"" + cell + "\",5\n"));

        assertRefused(
                "line 3, column \"b\", holds \"" + cell + "\", which is not a number such as 1.5;"
                        + " for a column of text use oneHot, or leave it out, using without(\"b\")",
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
                "line 4, column \"a\", is empty; fill it in, or drop such lines with withoutMissing()",
                () -> features.withLabels("kind"));

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
        assertRefused("line 3, has 3 cells, but the first line has 2", () -> Table.read(file("a,b\n1,2\n1,2,3\n")));
        assertRefused(
                "line 2, has 1 cells, but the first line has 2; a missing cell needs its separator",
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
        assertRefused(
                "the line has \"\" as a name: [a, ]; give other names with header(true) and columns(...)",
                () -> Table.read(file("a,\n1,2\n")));
        assertRefused("the line has \"a\" twice: [a, a]", () -> Table.read(file("a,a\n1,2\n")));
    }

    @Test
    void refusesATableWithoutRows() {
        assertRefused("is empty; a table needs rows", () -> Table.read(file("")));
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
        assertRefused("is a folder, which is not a file", () -> Table.read(folder));
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
        Table semicolons = new TableReader().header(true).read(file("a;b\n1;2\n"));
        message = assertThrows(IllegalArgumentException.class, () -> semicolons.withTarget("b"))
                .getMessage();
        assertTrue(message.endsWith("has no column \"b\"; it has [a;b]; check the separator"), message);
    }

    @Test
    void needsAFeature() throws IOException {
        Table table = Table.read(file("y\n1\n"));

        assertRefused("has no columns left for the features; take another target", () -> table.withTarget("y"));
    }

    @ParameterizedTest
    @ValueSource(chars = {'"', '\n', '\r'})
    void refusesAQuoteOrALineBreakAsSeparator(char separator) {
        TableReader reader = new TableReader();

        assertThrows(IllegalArgumentException.class, () -> reader.separator(separator));
    }

    @Test
    void findsThatAFileHasNoHeader() throws IOException {
        // The first lines are data: numbers above numbers.
        Table iris = Table.read(file("5.1,3.5,setosa\n4.9,3.0,setosa\n7.0,3.2,versicolor\n"));

        assertEquals(3, iris.size());
        assertEquals(List.of("column 1", "column 2", "column 3"), iris.columns());
        assertEquals(
                List.of("setosa", "versicolor"),
                iris.withLabels(iris.column(-1)).classNames());
        assertEquals(3, Table.read(file(".1,1.5\n.2,1.6\n.3,1.7\n")).size());
        assertEquals(1, Table.read(file("1,2\n")).size());
        assertEquals(2, Table.read(file("NA,2\n3,4\n")).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "color,size\nred,small\nblue,large\n", // all text
                "a,1990\n1,2\n3,4\n", // a text above numbers, and a number above numbers
                "0,1,2\n5,6,7\n", // the names that pandas gives, or data
                "a;b\n1;2\n"
            })
    void asksWhereTheCellsDoNotTellAHeaderFromData(String text) throws IOException {
        Path file = file(text);

        assertRefused("call header(true) or header(false)", () -> Table.read(file));
        int lines = (int) text.lines().count();
        assertEquals(lines - 1, new TableReader().header(true).read(file).size());
        assertEquals(lines, new TableReader().header(false).read(file).size());
    }

    @Test
    void namesColumnsAsGiven() throws IOException {
        TableReader reader = new TableReader().columns("length", "species");

        assertEquals(
                List.of("length", "species"),
                reader.read(file("5.1,setosa\n6,setosa\n")).columns());
        assertRefused(
                "seems to name its columns in its first line, [l, s]; call header(true) to replace these names",
                () -> reader.read(file("l,s\n5.1,setosa\n")));
        assertEquals(1, reader.header(true).read(file("l,s\n5.1,setosa\n")).size());
        assertRefused(
                "has 3 cells in its first line, but columns(...) names 2 columns",
                () -> reader.read(file("1,2,3\n1,2,3\n")));
        assertThrows(IllegalArgumentException.class, () -> new TableReader().columns("a", "a"));
        assertThrows(IllegalArgumentException.class, () -> new TableReader().columns());
    }

    @ParameterizedTest
    @ValueSource(strings = {"NA", "?", "NaN", "null", "N/A", "None"})
    void aMissingValueIsNeitherANumberNorAClass(String marker) throws IOException {
        Table table = Table.read(file("a,class\n1,0\n2,1\n3," + marker + "\n" + marker + ",0\n"));

        assertRefused(
                "line 4, column \"class\", holds \"" + marker
                        + "\", which marks a missing value; fill it in, or drop such"
                        + " lines with withoutMissing(), or name the markers with TableReader.missing(...)",
                () -> table.withLabels("class"));
        assertRefused("line 5, column \"a\", holds", () -> table.withTarget("a"));
        LabeledTable whole = table.withoutMissing().withLabels("class");
        assertEquals(2, whole.size());
        assertEquals(List.of("0", "1"), whole.classNames());
    }

    @Test
    void dropsLinesByTheColumnsInUseOnly() throws IOException {
        Table table = Table.read(file("note,a,y\nNA,1,2\n-,NA,3\n"));

        assertEquals(1, table.without("note").withoutMissing().size());
        assertRefused("has a missing value in each of its 2 rows", table::withoutMissing);
    }

    @Test
    void namesOtherMarkersOfMissingValues() throws IOException {
        TableReader reader = new TableReader().missing("-999");
        Table countries = reader.read(file("x,country\n1,NA\n-999,DE\n3,DE\n"));

        assertEquals(
                List.of("DE", "NA"),
                countries.withoutMissing().withLabels("country").classNames());
        assertRefused("holds \"-999\", which marks a missing value", () -> countries.withLabels("country"));
    }

    @Test
    void refusesNumbersThatFloatCannotTellApart() throws IOException {
        // The values of FLOAT near 1.7e9 are 128 apart.
        Table times = Table.read(file("t,y\n1700000001,0\n1700000002,1\n"));

        assertRefused(
                "column \"t\", holds \"1700000001\" and \"1700000002\", which are equal in FLOAT; read the table with"
                        + " inDouble() and standardize it, or subtract an offset in the file",
                () -> times.withLabels("y"));
        Dataset exact = times.inDouble().withLabels("y");
        assertArrayEquals(
                new double[] {1700000001, 1700000002}, exact.batch(0, 1).x().toDoubleArray());
        Tensor standard = exact.map(Standardization.fittedTo(exact)).batch(0, 1).x();
        assertArrayEquals(new double[] {-1, 1}, standard.toDoubleArray(), 1e-6);
    }

    @Test
    void refusesAnOffsetThatLeavesNoDigitsToFloat() throws IOException {
        assertRefused(
                "holds \"1000.00001\" and \"1000.00002\", which are equal in FLOAT",
                () -> Table.read(file("t,y\n1000.00001,0\n1000.00002,1\n")).withTarget("y"));
        assertRefused(
                "holds \"9007199254740993\" and \"9007199254740992\", which are equal in DOUBLE; subtract an offset",
                () -> Table.read(file("t,y\n9007199254740993,0\n9007199254740992,1\n"))
                        .inDouble()
                        .withTarget("y"));
    }

    @Test
    void acceptsRoundingFarBelowTheSpreadOfAColumn() throws IOException {
        Dataset rows = Table.read(file("t,y\n0.123456789,0\n0.123456788,1\n1,0\n16777217,0\n16777217.0,1\n"))
                .withTarget("y");

        assertEquals(5, rows.size());
    }

    @Test
    void encodesTextAsOneHotColumns() throws IOException {
        Table table = Table.read(file("size,color,price\n1,red,10\n2,blue,20\n3,red,30\n"));

        TargetTable training = table.oneHot("color").withTarget("price");

        assertEquals(List.of("size", "color=blue", "color=red"), training.featureNames());
        assertEquals("price", training.targetName());
        assertArrayEquals(
                new float[] {1, 0, 1, 2, 1, 0, 3, 0, 1},
                training.batch(0, 1, 2).x().toFloatArray());
        assertEquals(
                "3 rows of the features [size, color=blue, color=red] with the target \"price\"", training.toString());
    }

    @Test
    void appliesTheCategoriesOfTheTrainingData() throws IOException {
        Table training = Table.read(file("color,y\nred,1\nblue,2\n"));
        Table test = Table.read(file("color,y\nred,3\n"));
        Table strange = Table.read(file("color,y\nred,3\ngreen,3\n"));
        List<String> categories = training.categories("color");

        TargetTable encoded = test.oneHot("color", categories).withTarget("y");

        assertEquals(List.of("color=blue", "color=red"), encoded.featureNames());
        assertArrayEquals(new float[] {0, 1}, encoded.batch(0).x().toFloatArray());
        assertRefused(
                "line 3, column \"color\", holds \"green\", which is none of the categories [blue, red]",
                () -> strange.oneHot("color", categories).withTarget("y"));
    }

    @Test
    void refusesAClassWrittenInTwoWays() {
        assertRefused(
                "column \"y\", writes a number in two ways, \"1\" and \"1.0\", which would be two classes",
                () -> Table.read(file("a,y\n1,1\n2,1.0\n")).withLabels("y"));
    }

    @Test
    void choosesColumnsByNameAndByIndex() throws IOException {
        Table table = Table.read(file("a,b,c\n1,2,3\n"));

        assertEquals(List.of("c", "a"), table.select("c", "a").columns());
        assertEquals("b", table.column(1));
        assertEquals("c", table.column(-1));
        assertThrows(IllegalArgumentException.class, () -> table.column(3));
        assertThrows(IllegalArgumentException.class, () -> table.column(-4));
    }

    @Test
    void saysThatANumberHasADecimalComma() throws IOException {
        Table table = new TableReader().separator(';').header(true).read(file("a;y\n1;2\n1,5;2\n"));

        assertRefused(
                "line 3, column \"a\", holds \"1,5\", a number with a decimal comma; write it with a point",
                () -> table.withTarget("y"));
    }

    @Test
    void saysWhichKindAFileIsThatIsNoCsv() throws IOException {
        Path utf16 = Files.writeString(folder.resolve("a"), "\uFEFFa,b\n1,2\n", StandardCharsets.UTF_16LE);
        assertRefused("is text in UTF-16, which is no CSV file; save it as CSV in UTF-8", () -> Table.read(utf16));
        Path unmarked = Files.writeString(folder.resolve("b"), "a,b\n1,2\n", StandardCharsets.UTF_16LE);
        assertRefused("holds zero bytes, as text in UTF-16 does; save it as UTF-8", () -> Table.read(unmarked));
        Path page = Files.writeString(folder.resolve("c"), "<!doctype html>\n<p>moved", UTF_8);
        assertRefused("is an HTML page, which is no CSV file", () -> Table.read(page));
    }

    @Test
    void keepsMessagesShort() throws IOException {
        String wide = "x".repeat(100) + ",";
        Path file = file(wide.repeat(1000) + "\n" + "y,".repeat(1000) + "\n");

        String message =
                assertThrows(DataFileException.class, () -> Table.read(file)).getMessage();
        assertTrue(message.length() < 1200, message);
        String unknown = assertThrows(
                        IllegalArgumentException.class,
                        () -> Table.read(file("1,".repeat(999) + "1\n")).without("no"))
                .getMessage();
        assertTrue(unknown.contains("column 12, … and 988 more]"), unknown);
    }

    @Test
    void readsALongCellInLinearTime() throws IOException {
        // A regular expression that backtracks needs 83 s for 100,000 digits and a letter.
        String cell = "1".repeat(1_000_000) + "x";
        Table table = new TableReader().header(true).read(file("a,y\n" + cell + ",0\n"));

        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertRefused(
                        "holds \"" + "1".repeat(60) + "…\", which is not a number", () -> table.withTarget("y")));
    }

    @Test
    void readsManyColumnsInLinearTime() {
        String line = "1,".repeat(299_999) + "1\n";

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Table table = Table.read(file(line + line));
            assertEquals(299_999, table.withTarget("column 7").featureNames().size());
        });
    }

    @Test
    void limitsTheMemoryOfAFileThatUnpacksToGigabytes() throws IOException {
        // A gzip file may have many members, so a small one repeated makes a large text.
        byte[] member = IdxFiles.gzip(new byte[1 << 20]);
        Path zeros = folder.resolve("zeros.csv.gz");
        Files.write(zeros, member);
        assertRefused("holds zero bytes", () -> Table.read(zeros));

        byte[] quote = IdxFiles.gzip("a,b\n\"".getBytes(UTF_8));
        byte[] letters = IdxFiles.gzip("x".repeat(1 << 20).getBytes(UTF_8));
        Path open = folder.resolve("open.csv.gz");
        try (OutputStream out = Files.newOutputStream(open)) {
            out.write(quote);
            for (long length = 0; length <= Runtime.getRuntime().maxMemory() / 64; length += 1 << 20) {
                out.write(letters);
            }
        }
        assertRefused("has a line, or a cell in quotes, of more than", () -> Table.read(open));
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
