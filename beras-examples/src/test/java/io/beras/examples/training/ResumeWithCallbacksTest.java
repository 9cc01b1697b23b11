package io.beras.examples.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.callbacks.CsvLogger;
import io.beras.callbacks.EarlyStopping;
import io.beras.callbacks.ModelCheckpoint;
import io.beras.callbacks.ReduceLROnPlateau;
import io.beras.core.random.Randomness;
import io.beras.examples.training.ResumableRun.Killed;
import io.beras.examples.training.ResumableRun.Variant;
import io.beras.models.Callback;
import io.beras.models.History;
import io.beras.models.TrainingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;

/** A run with the callbacks of the library, killed after any batch, ends with the bits of the run without a break. */
class ResumeWithCallbacksTest {

    private static final int EPOCHS = 8;

    @TempDir
    private Path folder;

    @Test
    void aKilledRunEndsAsTheRunWithoutABreak() throws IOException {
        Run whole = new Run("whole");
        Map<String, List<Long>> expected = whole.bits(whole.fit());
        int batches = whole.history.batches("loss").size();
        assertTrue(batches < EPOCHS * ResumableRun.BATCHES, "it stops early, so that the stop is tested too");

        for (int killedAfter = 1; killedAfter <= batches; killedAfter++) {
            String name = "killed" + killedAfter;
            Run killed = new Run(name);
            killed.run.options.callback(new KillAfter(killedAfter));
            assertThrows(Killed.class, killed::fit);

            Run resumed = new Run(name);
            resumed.run.options.resumeFrom(folder.resolve(name).resolve("last.beras"));
            assertEquals(expected, resumed.bits(resumed.fit()), name);
            assertEquals(rows("whole"), rows(name), name);
        }
    }

    /** Returns the table of the epochs without the times. */
    private List<String> rows(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name).resolve("log.csv")).stream()
                .map(row -> row.replaceFirst(",[^,]*$", ""))
                .toList();
    }

    private final class Run {
        final ResumableRun run;
        final EarlyStopping early = new EarlyStopping("val_loss").patience(2);
        final ReduceLROnPlateau plateau =
                new ReduceLROnPlateau("val_loss").patience(0).factor(.9);
        final ModelCheckpoint checkpoint;
        History history;

        Run(String name) {
            Randomness.setSeed(3);
            run = new ResumableRun(new Variant(DataType.FLOAT, true, false), EPOCHS);
            Path files = folder.resolve(name);
            checkpoint = new ModelCheckpoint(files.resolve("{epoch:02d}-{val_loss:.3f}.beras"))
                    .saveTopK(2)
                    .saveLast()
                    .everyBatches(1);
            run.options
                    .callback(early)
                    .callback(plateau)
                    .callback(new CsvLogger(files.resolve("log.csv")))
                    .callback(checkpoint);
        }

        History fit() {
            history = run.fit();
            return history;
        }

        Map<String, List<Long>> bits(History trained) {
            Map<String, List<Long>> bits = run.bits(trained);
            bits.put("early", List.of((long) early.bestEpoch(), Double.doubleToRawLongBits(early.best())));
            bits.put(
                    "kept",
                    checkpoint.keptFiles().stream()
                            .map(file -> (long) file.getFileName().hashCode())
                            .toList());
            return bits;
        }
    }

    /** Throws after the n-th batch, when the checkpoint is written. */
    private record KillAfter(int batches) implements Callback {

        @Override
        public boolean runsLast() {
            return true;
        }

        @Override
        public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
            if (run.history().batches("loss").size() == batches && run.batch() < run.batches()) {
                throw new Killed();
            }
        }

        @Override
        public void onEpochEnd(TrainingRun run, Map<String, Double> values) {
            if (run.history().batches("loss").size() == batches) {
                throw new Killed();
            }
        }
    }
}
