package io.beras.io;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileKindTest {

    @Test
    void namesTheKindByTheFirstBytes() {
        assertKind("an HTML page", "  <!DOCTYPE HTML><html>");
        assertKind("an HTML page", "<html lang=\"de\">");
        assertKind("an XML document", "<?xml version=\"1.0\"?>");
        assertKind("an HDF5 file, such as weights of Keras (.h5)", "\u0089HDF\r\n\u001A\n");
        assertKind("a single NumPy array (.npy)", "\u0093NUMPY\u0001");
        assertKind("a Python pickle, such as weights of an old PyTorch", "\u0080\u0002}q");
        assertKind("text in UTF-16", "\u00FF\u00FEa\0");
        assertKind("a gzipped file", "\u001F\u008B\u0008");
        assertKind("a WebP image", "RIFF1234WEBPVP8");
        assertKind("a pointer of Git LFS, not the file itself", "version https://git-lfs.github.com/spec/v1\n");
    }

    private static void assertKind(String kind, String start) {
        assertEquals(Optional.of(kind), FileKind.of(start.getBytes(ISO_8859_1)));
    }

    @ParameterizedTest
    @CsvSource({
        "x.npy, an archive of NumPy arrays (.npz)",
        "model/data.pkl, a file of PyTorch (.pt)",
        "metadata.json, a model of Keras (.keras)",
        "[Content_Types].xml, 'a document of an office program, such as Excel (.xlsx)'",
        "readme.txt, a zip archive"
    })
    void namesAZipArchiveByItsFirstEntry(String entry, String kind, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("archive");
        ZipFiles.write(file, entry, new byte[1]);

        assertEquals(Optional.of(kind), FileKind.of(file));
    }

    @Test
    void knowsNothingOfOtherText(@TempDir Path folder) throws IOException {
        assertEquals(Optional.empty(), FileKind.of(Files.writeString(folder.resolve("a"), "a,b\n1,2\n")));
        assertEquals(Optional.of("an empty file"), FileKind.of(new byte[0]));
    }
}
