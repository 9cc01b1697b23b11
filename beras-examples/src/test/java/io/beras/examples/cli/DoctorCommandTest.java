package io.beras.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.beras.examples.mnist.TinyMnist;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorCommandTest extends CommandFixture {

    /** The machine of the test may have warnings of its own; only the data are known here. */
    @Test
    void printsALineForEachFinding() {
        assertEquals(0, command.run("doctor"), command.out() + command.err());

        List<String> lines = command.outLines();
        assertTrue(
                lines.get(0).matches("(ok|warning) +Java +" + Runtime.version().feature() + ".*"), lines.get(0));
        assertTrue(
                lines.contains("warning  data         " + home.resolve("data/mnist")
                        + " holds no MNIST; 'beras train' downloads it, or draws synthetic digits"),
                command.out());
        assertTrue(lines.contains("                      run 'beras download'"), command.out());
        assertTrue(lines.get(lines.size() - 1).matches("0 problems, \\d+ warnings?\\."), command.out());
    }

    @Test
    void writesJson() {
        assertEquals(0, command.run("doctor", "--json"), command.out() + command.err());

        JsonObject report = JsonParser.parseString(command.out()).getAsJsonObject();
        List<String> topics = new ArrayList<>();
        for (JsonElement finding : report.getAsJsonArray("findings")) {
            topics.add(finding.getAsJsonObject().get("topic").getAsString());
        }
        assertEquals(
                List.of("Java", "native code", "threads", "cache", "memory", "runs", "fonts", "data", "terminal"),
                topics);
        assertEquals(0, report.get("problems").getAsInt());
        JsonObject data = report.getAsJsonArray("findings").get(7).getAsJsonObject();
        assertEquals("warning", data.get("level").getAsString());
        assertEquals("run 'beras download'", data.get("remedy").getAsString());
    }

    /** The files of the test are not those that were published. */
    @Test
    void damagedDataAreAProblem() throws Exception {
        TinyMnist.writeAll(Files.createDirectories(home.resolve("data/mnist")));

        assertEquals(1, command.run("doctor"), command.out());

        assertTrue(command.out().contains("problem  data         "), command.out());
        assertTrue(
                command.out().contains(" is not the file of MNIST (the content has another SHA-256 sum)"),
                command.out());
    }

    @Test
    void aWrongVariableIsAProblemAmongTheOthers() {
        command.set("BERAS_DATA", "a\0b");

        assertEquals(1, command.run("doctor"), command.err());

        assertTrue(
                command.out().contains("problem  data         BERAS_DATA is not a path (Nul character not allowed)"),
                command.out());
    }
}
