package io.beras.examples.mnist;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

class PublishedFileTest {

    @Test
    @EnabledIfEnvironmentVariable(named = "BERAS_DATA", matches = ".+")
    void recognisesTheFilesOfMnist() throws Exception {
        for (PublishedFile file : PublishedFile.ALL) {
            Path path = file.file().findIn(Path.of(System.getenv("BERAS_DATA"))).orElseThrow();

            assertDoesNotThrow(() -> file.requireIn(path));
        }
    }

    /** Of Fashion-MNIST only the MD5 sums of the gzipped files are published. */
    @Test
    void comparesTheGzippedFileOrTheSizeOfItsContent(@TempDir Path folder) throws Exception {
        PublishedFile file = TinyMnist.FASHION.get(0);
        byte[] content = TinyMnist.CONTENTS.get(file.file());
        byte[] other = content.clone();
        other[content.length - 1]++;

        assertDoesNotThrow(() -> file.requireIn(TinyMnist.gzip(content)));
        assertEquals(
                "the file has another MD5 sum",
                assertThrows(IOException.class, () -> file.requireIn(TinyMnist.gzip(other)))
                        .getMessage());
        Path plain = Files.write(folder.resolve("plain"), content);
        assertDoesNotThrow(() -> file.requireIn(plain));
        Path shorter = Files.write(folder.resolve("shorter"), Arrays.copyOf(content, content.length - 1));
        assertEquals(
                "the content has " + (content.length - 1) + " bytes instead of " + content.length,
                assertThrows(IOException.class, () -> file.requireIn(shorter)).getMessage());
    }
}
