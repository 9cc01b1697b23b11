package io.beras.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.examples.mnist.TinyMnist;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command in a separate Java process that finds no fonts, as on a minimal server. */
@EnabledOnOs(OS.LINUX)
class WithoutFontsTest {

    @TempDir
    Path folder;

    @Test
    void warnsAndStillWritesTheReport() throws Exception {
        TinyMnist.writeAll(folder);
        Path json = folder.resolve("report.json");
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Path noFonts = Files.writeString(folder.resolve("fonts.conf"), "<?xml version='1.0'?><fontconfig/>");

        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // Java stores a list of fonts in the user's home.
                        "-Duser.home=" + folder,
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BerasCommand.class.getName(),
                        "train",
                        "--model=simple",
                        "--data=" + folder,
                        "--out=" + folder,
                        "--json=" + json)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("FONTCONFIG_FILE", noFonts.toString());
        Process process = builder.start();

        assertEquals(0, process.waitFor(), () -> read(err));
        assertTrue(read(out).contains("Test accuracy 100.00 %"), () -> read(out));
        assertTrue(Files.exists(json));
        List<String> warnings =
                read(err).lines().filter(line -> line.startsWith("beras: ")).toList();
        assertEquals(1, warnings.size(), () -> read(err));
        assertTrue(warnings.get(0).startsWith("beras: warning: Pictures cannot be drawn, because"), warnings::toString);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
