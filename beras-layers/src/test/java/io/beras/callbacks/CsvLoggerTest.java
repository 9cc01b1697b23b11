package io.beras.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import io.beras.layers.Dense;
import io.beras.losses.MeanSquaredError;
import io.beras.metrics.LossMetric;
import io.beras.models.Callback;
import io.beras.models.Descent;
import io.beras.models.FitOptions;
import io.beras.models.SequentialModel;
import io.beras.models.TrainingRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvLoggerTest {

    private static final String HEAD = "epoch,loss,val_loss,learning_rate,seconds";

    @TempDir
    Path folder;

    @Test
    void writesALineForEachEpoch() throws IOException {
        Path file = folder.resolve("runs/1/history.csv");
        new ScriptedTraining(.5, .25).fit(2, new CsvLogger(file));

        List<String> lines = Files.readAllLines(file);
        assertEquals(HEAD, lines.get(0));
        assertTrue(lines.get(1).matches("1,1\\.0,0\\.5,0\\.1,\\d+\\.\\d+(E-\\d+)?"), lines.get(1));
        assertTrue(lines.get(2).startsWith("2,0.5,0.25,0.1,"), lines.get(2));
        assertEquals(3, lines.size());
    }

    @Test
    void isWholeAfterEachEpoch() {
        Path file = folder.resolve("history.csv");
        List<Integer> sizes = new ArrayList<>();
        Callback reader = new Callback() {
            @Override
            public void onEpochEnd(TrainingRun run, Map<String, Double> values) {
                sizes.add(lines(file).size());
            }
        };
        new ScriptedTraining(1).fit(3, new CsvLogger(file), reader);

        assertEquals(List.of(2, 3, 4), sizes);
    }

    @Test
    void replacesTheFileOfAnEarlierRunOrAppends() {
        Path file = folder.resolve("history.csv");
        new ScriptedTraining(1).fit(2, new CsvLogger(file));
        new ScriptedTraining(1).fit(1, new CsvLogger(file));
        assertEquals(2, lines(file).size());

        new ScriptedTraining(1).fit(2, new CsvLogger(file).append());
        List<String> lines = lines(file);
        assertEquals(List.of(HEAD, "1", "1", "2"), firstCells(lines));
    }

    @Test
    void aResumedRunAppendsNoLineTwice() {
        Path file = folder.resolve("history.csv");
        new ScriptedTraining(1).fit(2, new CsvLogger(file));
        CsvLogger first = new CsvLogger(file).append();
        new ScriptedTraining(1).fit(1, first);
        new ScriptedTraining(1).fit(1, new CsvLogger(file).append()); // lines after the checkpoint of the run
        CsvLogger second = new CsvLogger(file).append();
        second.restore(first.state());
        new ScriptedTraining(1).fit(new FitOptions().epochs(3).epochsDone(1).callback(second));

        assertEquals(List.of(HEAD, "1", "2", "2", "3"), firstCells(lines(file)));
    }

    @Test
    void refusesToAppendToOtherColumns() throws IOException {
        Path file = folder.resolve("history.csv");
        Files.writeString(file, "epoch,accuracy\n1,0.5\n");

        String message = assertThrows(
                        UncheckedIOException.class, () -> new ScriptedTraining(1).fit(1, new CsvLogger(file).append()))
                .getMessage();

        assertEquals(
                "CsvLogger can't append to " + file + ", which has the columns \"epoch,accuracy\", not \"" + HEAD
                        + "\"; choose another file.",
                message);
        assertEquals("epoch,accuracy\n1,0.5\n", Files.readString(file));
    }

    /** The name of the metric has a comma, and stands in quotes in the file. */
    @Test
    void appendsToAFileWithQuotes() {
        Path file = folder.resolve("history.csv");
        for (int run = 0; run < 2; run++) {
            SequentialModel model = new SequentialModel(new Dense(1, 1));
            model.compile(new Descent(.1), new MeanSquaredError(), new LossMetric("a,b", new MeanSquaredError()));
            model.fit(Tensor.ones(2, 1), Tensor.ones(2, 1), new FitOptions().callback(new CsvLogger(file).append()));
        }

        assertEquals(List.of("epoch,loss,\"a,b\",learning_rate,seconds", "1", "1"), firstCells(lines(file)));
    }

    @Test
    void refusesToAppendToBytesThatAreNoText() throws IOException {
        Path file = Files.write(folder.resolve("history.csv"), new byte[] {(byte) 0xFF, (byte) 0xFE, 'e'});

        assertEquals(
                "CsvLogger can't append to " + file + ", which is no text in UTF-8; choose another file.",
                assertThrows(
                                UncheckedIOException.class,
                                () -> new ScriptedTraining(1).fit(1, new CsvLogger(file).append()))
                        .getMessage());
    }

    @Test
    void refusesAFolderBeforeTraining() {
        ScriptedTraining training = new ScriptedTraining(1);

        assertThrows(UncheckedIOException.class, () -> training.fit(1, new CsvLogger(folder)));
        assertEquals(0, training.epochOfWeight());
    }

    private static List<String> firstCells(List<String> lines) {
        List<String> cells = new ArrayList<>(List.of(lines.get(0)));
        lines.stream().skip(1).forEach(line -> cells.add(line.substring(0, line.indexOf(','))));
        return cells;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
