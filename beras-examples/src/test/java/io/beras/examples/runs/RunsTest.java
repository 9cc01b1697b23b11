package io.beras.examples.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {

    private static final RunRecord RECORD = new RunRecord(
            "first",
            "simple",
            "training",
            "2026-01-02T03:04:05Z",
            Map.of("java", "17"),
            new RunRecord.Data("mnist", "MNIST", "ab12", 54_000, 6_000, 10_000),
            Map.of());

    @TempDir
    Path folder;

    @Test
    void findsARunByItsNameItsFolderItsFileOrAsTheLast() throws IOException {
        Runs runs = new Runs(folder);
        RunFolder first = create(runs.named("first"), 1_000);
        RunFolder second = create(runs.named("second"), 2_000);
        Files.createDirectories(folder.resolve("runs/pictures-of-a-lesson"));

        assertEquals(first, runs.find("first"));
        assertEquals(first, runs.find(first.path().toString()));
        assertEquals("first", runs.find(first.settings().toString()).name());
        assertEquals(second, runs.find("last"));
        assertEquals(List.of(second, first), runs.newestFirst());

        Files.writeString(first.checkpoint(), "resumed");

        assertEquals(first, runs.find("last"));
    }

    @Test
    void namesTheRunsThatThereAre() throws IOException {
        Runs runs = new Runs(folder);
        String place = folder.resolve("runs").toString();

        assertEquals(
                "there is no run in " + place + "; give the folder of a run, its name in " + place
                        + ", or \"last\", or train one with beras train.",
                assertThrows(IOException.class, () -> runs.find("last")).getMessage());

        create(runs.named("first"), 1_000);

        assertEquals(
                "there is no run \"frist\"; the newest runs are first; give the folder of a run, its name in " + place
                        + ", or \"last\", or train one with beras train.",
                assertThrows(IOException.class, () -> runs.find("frist")).getMessage());
        assertTrue(assertThrows(IOException.class, () -> runs.find("a\0b"))
                .getMessage()
                .contains("is not a path"));
    }

    @Test
    void refusesTheFolderOfAnEarlierRun() throws IOException {
        RunFolder run = new Runs(folder).named("first");
        run.requireNew();
        create(run, 1_000);
        Files.writeString(run.model(), "");
        Path notes = Files.writeString(run.path().resolve("notes.txt"), "mine");

        assertEquals(
                run.path() + " holds a run already (model.beras, settings.properties);"
                        + " choose another --name or --out, or replace that run with --force.",
                assertThrows(IOException.class, run::requireNew).getMessage());

        run.clear();
        run.requireNew();
        assertTrue(Files.exists(notes));
    }

    @Test
    void isFinishedWithAModelAndWithoutACheckpoint() throws IOException {
        RunFolder run = create(new Runs(folder).named("first"), 1_000);
        assertFalse(run.isFinished());
        Files.writeString(run.checkpoint(), "");
        assertFalse(run.isFinished());
        Files.writeString(run.model(), "");
        assertFalse(run.isFinished());
        Files.delete(run.checkpoint());
        assertTrue(run.isFinished());
    }

    @Test
    void settingsKeepEveryCharacter() throws IOException {
        RunFolder run = new RunFolder(folder.resolve("Ä run"));
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("csv", "C:\\new\\Überblick #1.csv");
        settings.put("target", "a = b : c\ttab");
        settings.put("layers", "");
        run.writeSettings(settings);

        assertEquals(settings, run.readSettings());
        assertTrue(
                Files.readString(run.settings()).startsWith("# Settings of the run Ä run, for beras train --config\n"));
    }

    @Test
    void aSettingIsGivenOnce() throws IOException {
        Path file = Files.writeString(folder.resolve("my.properties"), "epochs = 3\n# again\nepochs: 4\n");

        assertEquals(
                file + " sets \"epochs\" twice; remove one line",
                assertThrows(IOException.class, () -> SettingsFile.read(file)).getMessage());
    }

    @Test
    void theRecordIsReadAsItWasWritten() throws IOException {
        RunFolder run = new RunFolder(folder);
        RunRecord finished = RECORD.in("finished", Map.of("testAccuracy", 0.98, "testLoss", Double.NaN));

        finished.write(run.record());

        assertEquals(RECORD.in("finished", Map.of("testAccuracy", 0.98)), run.readRecord());
        for (String damaged : List.of("", "{", "[]", "{\"run\": \"first\"}", "null")) {
            Files.writeString(run.record(), damaged);
            assertEquals(
                    run.record() + " is not the record of a run; train again, or restore the file",
                    assertThrows(IOException.class, run::readRecord).getMessage());
        }
    }

    private static RunFolder create(RunFolder run, long time) throws IOException {
        run.writeSettings(Map.of("epochs", "1"));
        Files.setLastModifiedTime(run.settings(), FileTime.fromMillis(time));
        return run;
    }
}
