package io.beras.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardTest {

    @TempDir
    Path folder;

    @Test
    void writesTheValuesOfTrainingAndValidationAsTwoRuns() throws IOException {
        new ScriptedTraining(.5, .25).fit(2, new TensorBoard(folder));

        assertEquals(
                List.of(
                        "version brain.Event:2",
                        "start 1",
                        "1 epoch_loss 1.0",
                        "1 epoch_learning_rate 0.1",
                        "2 epoch_loss 0.5",
                        "2 epoch_learning_rate 0.1"),
                events("train"));
        assertEquals(
                List.of("version brain.Event:2", "start 1", "1 epoch_loss 0.5", "2 epoch_loss 0.25"),
                events("validation"));
    }

    @Test
    void writesAnotherFileForEachFit() throws IOException {
        new ScriptedTraining(1).fit(1, new TensorBoard(folder));
        new ScriptedTraining(1).fit(1, new TensorBoard(folder));

        assertEquals(2, files("train").size());
    }

    @Test
    void largeStepsAndLongTagsAreWrittenToo() throws IOException {
        String tag = "x".repeat(300);
        try (EventFile file = new EventFile(folder.resolve("train"), 1)) {
            file.add(tag, Double.NaN, 300);
            file.add(tag, 1e30, 1L << 40);
        }

        assertEquals(
                List.of("300 " + tag + " NaN", (1L << 40) + " " + tag + " 1.0E30"),
                events("train").subList(2, 4));
    }

    /** The checksums of RFC 3720, section B.4, with the mask of TensorFlow's record_writer.h. */
    @Test
    void theFirstRecordHasKnownBytes() throws IOException {
        CRC32C checksum = new CRC32C();
        checksum.update(new byte[32]);
        assertEquals(0x8a9136aaL, checksum.getValue());

        new EventFile(folder.resolve("train"), 1).close();
        byte[] bytes = Files.readAllBytes(files("train").get(0));
        // double wall time (9 bytes), step 0 (2 bytes), version of 13 bytes (15 bytes)
        assertEquals(26, bytes[0]);
        assertEquals(0x09, bytes[12]); // field 1, 64 bits
        assertEquals(0x10, bytes[21]); // field 2, varint
        assertEquals(0x1a, bytes[23]); // field 3, bytes
    }

    private List<Path> files(String run) throws IOException {
        try (var files = Files.list(folder.resolve(run))) {
            List<Path> all = files.sorted().toList();
            all.forEach(file -> assertTrue(file.getFileName().toString().startsWith("events.out.tfevents.")));
            return all;
        }
    }

    private List<String> events(String run) throws IOException {
        List<Path> files = files(run);
        assertEquals(1, files.size());
        List<String> events = new ArrayList<>();
        ByteBuffer records = ByteBuffer.wrap(Files.readAllBytes(files.get(0))).order(ByteOrder.LITTLE_ENDIAN);
        while (records.hasRemaining()) {
            byte[] head = new byte[8];
            records.get(head);
            assertEquals(masked(head), records.getInt());
            byte[] data = new byte
                    [(int) ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong()];
            records.get(data);
            assertEquals(masked(data), records.getInt());
            events.add(event(ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN)));
        }
        return events;
    }

    private static int masked(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        int crc = (int) checksum.getValue();
        return (crc >>> 15 | crc << 17) + 0xa282ead8;
    }

    private static String event(ByteBuffer data) {
        assertEquals(0x09, data.get());
        double time = data.getDouble();
        assertTrue(Math.abs(time - System.currentTimeMillis() * 1e-3) < 600);
        assertEquals(0x10, data.get());
        long step = varint(data);
        int key = data.get();
        ByteBuffer content = bytes(data);
        assertFalse(data.hasRemaining());
        return switch (key >> 3) {
            case 3 -> "version " + StandardCharsets.UTF_8.decode(content);
            case 7 -> "start " + step;
            default -> step + " " + scalar(content);
        };
    }

    private static String scalar(ByteBuffer summary) {
        assertEquals(0x0a, summary.get());
        ByteBuffer value = bytes(summary);
        assertEquals(0x0a, value.get());
        String tag = StandardCharsets.UTF_8.decode(bytes(value)).toString();
        assertEquals(0x15, value.get());
        return String.format(Locale.ROOT, "%s %s", tag, value.getFloat());
    }

    private static ByteBuffer bytes(ByteBuffer data) {
        byte[] bytes = new byte[(int) varint(data)];
        data.get(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static long varint(ByteBuffer data) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = data.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
