package io.beras.examples.mnist;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class PublishedFileTest {

    @Test
    @EnabledIfEnvironmentVariable(named = "BERAS_DATA", matches = ".+")
    void recognisesTheFilesOfMnist() throws Exception {
        for (PublishedFile file : PublishedFile.ALL) {
            Path path = file.file().findIn(Path.of(System.getenv("BERAS_DATA"))).orElseThrow();

            assertDoesNotThrow(() -> file.requireIn(path));
        }
    }
}
