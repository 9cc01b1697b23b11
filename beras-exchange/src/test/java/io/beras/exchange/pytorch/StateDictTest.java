package io.beras.exchange.pytorch;

import static io.beras.exchange.pytorch.PyTorchFiles.archive;
import static io.beras.exchange.pytorch.PyTorchFiles.dictionary;
import static io.beras.exchange.pytorch.PyTorchFiles.tensor;
import static io.beras.exchange.pytorch.PyTorchFiles.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import io.beras.io.DataFileException;
import io.beras.io.Npz;
import io.beras.io.StoredType;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Reads what {@code torch.save} writes, and refuses the rest without running any of it. */
class StateDictTest {

    private static final String REMEDY = "save it again with torch.save(model.state_dict(), file)";

    /** One element of the storage "0", which has two. */
    private static final String TENSOR = tensor("FloatStorage", "K\2", "K\1", "K\1", "K\1");

    @TempDir
    Path folder;

    @Test
    void readsViewsOfACommonStorageAndEachType() throws Exception {
        Map<String, Tensor> wanted = Npz.read(resource("views.npz"));
        try (StateDict weights = StateDict.open(resource("views.pt"))) {
            for (Map.Entry<String, Tensor> named : wanted.entrySet()) {
                Tensor tensor = weights.tensor(named.getKey());
                assertEquals(named.getValue().dataType(), tensor.dataType(), named.getKey());
                assertArrayEquals(named.getValue().shape(), tensor.shape(), named.getKey());
                assertArrayEquals(named.getValue().toDoubleArray(), tensor.toDoubleArray(), named.getKey());
            }
            assertEquals(wanted.size() + 1, weights.names().size(), "and one tensor without elements");
            assertEquals(Map.of("int64", "int64", "bool", "bool"), weights.skipped());
            assertEquals(StoredType.BFLOAT16, weights.type("bfloat16"));
            assertArrayEquals(new long[] {2, 0}, weights.shape("empty"));
            assertTrue(assertThrows(DataFileException.class, () -> weights.tensor("empty"))
                    .getMessage()
                    .endsWith("\"empty\" has the shape (2, 0), but a tensor has at least 1 element; leave it out"));
        }
    }

    @Test
    void keepsTheOrderOfTheModules() throws Exception {
        try (StateDict weights = StateDict.open(resource("batch-normalization.pt"))) {
            assertEquals(
                    List.of(
                            "0.weight",
                            "0.bias",
                            "1.weight",
                            "1.bias",
                            "1.running_mean",
                            "1.running_var",
                            "3.weight",
                            "3.bias"),
                    List.copyOf(weights.names()));
            assertEquals(Map.of("1.num_batches_tracked", "int64"), weights.skipped());
            assertEquals(DataType.FLOAT, weights.tensor("0.weight").dataType());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            whole-model.pt | holds "torch.nn.modules.container.Sequential", which is no part of a state_dict, and was not run; save only the weights: torch.save(model.state_dict(), file)
            script.pt      | is a TorchScript program; save it again with torch.save(model.state_dict(), file)
            old-format.pt  | was saved in the format before PyTorch 1.6; load it with torch.load and save it again with torch 1.6 or later
            checkpoint.pt  | holds "model", which is a dictionary, but a state_dict has only tensors; save it again with torch.save(model.state_dict(), file)
            expanded.pt    | is damaged: the tensor "weight" of the shape (1000) with the strides (0) and the offset 0 does not lie in its storage of 1 elements, or repeats elements of it; save it again with torch.save(model.state_dict(), file)
            views.npz      | is not a file of PyTorch: it has no entry "…/data.pkl"; save it again with torch.save(model.state_dict(), file)
            """)
    void namesWhatAFileOfPyTorchIsInPlaceOfAStateDict(String name, String sentence) throws Exception {
        Path file = resource(name);

        assertRefused(file, sentence);
    }

    /** Pickles as bytes of Latin 1: "\2" is the byte 2. */
    @Test
    void refusesHostilePickles() throws IOException {
        String run = ", which is no part of a state_dict, and was not run; save only the weights:"
                + " torch.save(model.state_dict(), file)";
        Map<String, String> sentences = new LinkedHashMap<>();
        sentences.put("cposix\nsystem\n(" + text("touch /tmp/x") + "tR", "holds \"posix.system\"" + run);
        sentences.put("cbuiltins\neval\n", "holds \"builtins.eval\"" + run);
        sentences.put("ctorch\nload\n", "holds \"torch.load\"" + run);
        sentences.put("ctorch.storage\n_load_from_bytes\n", "holds \"torch.storage._load_from_bytes\"" + run);
        sentences.put("ctorch._utils\n_rebuild_tensor_v3\n", "holds \"torch._utils._rebuild_tensor_v3\"" + run);
        sentences.put("ctorch.nn.modules.linear\nLinear\n)\u0081", "holds \"torch.nn.modules.linear.Linear\"" + run);
        sentences.put("c" + "a".repeat(300) + "\nb\n", "at byte 204 of its pickle, a name has more than 200 bytes");
        sentences.put("cos", "is damaged: its pickle ends within an instruction");
        sentences.put(
                "ctorch\nFloatStorage\n)R",
                "calls the class \"torch.FloatStorage\", which no state_dict does; save only the weights");
        sentences.put("})R", "calls a dictionary, which no state_dict does");
        sentences.put(
                "ccollections\nOrderedDict\n(" + text("a") + "tR",
                "a call of collections.OrderedDict in its pickle is not as torch.save writes it");
        sentences.put("}}" + text("__class__") + "K\1sb", "the state of an object in its pickle is not as torch.save");
        sentences.put("K\1}b", "the state of an object in its pickle is not as torch.save");
        sentences.put(
                "}q\0" + text("self") + "h\0s", "holds \"self\", which is a dictionary, but a state_dict has only");
        sentences.put("]q\0h\0a", "holds a list, not a state_dict");
        sentences.put("}K\1h\7s", "it uses the value 7 before it exists");
        sentences.put("X\u00FF\u00FF\u00FF\u00FFa", "a text would have 4294967295 bytes, but 2 bytes follow");
        sentences.put("X\u00FF\u00FF\u00FF\u007Fa", "a text would have 2147483647 bytes, but 2 bytes follow");
        sentences.put("X\1\0\0\0\u00FF", "a text in its pickle is not UTF-8");
        sentences.put("\u008A\u00FFaaa", "an integer has 255 bytes, but 8 are the most");
        sentences.put(
                "\u008B\u00FF\u00FF\u00FF\u007F",
                "has a pickle with the instruction 0x8B at byte 2, which no state_dict needs");
        sentences.put("i__main__\nA\n", "has a pickle with the instruction 0x69 at byte 2");
        sentences.put("(".repeat(20_000), "it has more than 10000 values at once");
        sentences.put("N".repeat(20_000), "it has more than 10000 values at once");
        sentences.put("R", "an instruction lacks its values");
        sentences.put("(t}u", "it has no mark for a list of values");
        sentences.put("(t(su", "an instruction lacks its values");
        sentences.put("N(" + text("a") + "Nu", "it sets an item of a value that is no dictionary");
        sentences.put("}(" + text("a") + "u", "it sets an item of a value that is no dictionary");
        sentences.put("})Ns", "a dictionary has a key that is a tuple");
        sentences.put("}" + text("a") + "Ns" + text("a") + "Ns", "a dictionary has the key \"a\" twice");
        sentences.put("NNa", "it appends to a value that is no list");
        sentences.put("NN", "values or bytes are left at its end");
        sentences.put("", "an instruction lacks its values");
        sentences.put(text("storage") + "Q", "a storage in its pickle is not as torch.save writes it");
        sentences.put(
                "(" + text("storage") + "ccollections\nOrderedDict\n" + text("0") + text("cpu") + "K\1tQ",
                "a storage in its pickle is not as torch.save writes it");
        for (Map.Entry<String, String> hostile : sentences.entrySet()) {
            Path file = write(archive(PyTorchFiles.pickle(hostile.getKey())));
            String message = message(file);
            assertTrue(
                    message.startsWith(file + " ") && message.contains(hostile.getValue()),
                    () -> message + "\ninstead of\n" + hostile.getValue());
        }
    }

    @Test
    void ignoresTheVersionsOfTheModules() throws IOException {
        Path file = write(archive(PyTorchFiles.pickle("}" + text("w") + TENSOR + "s}" + text("_metadata") + "}sb")));

        try (StateDict weights = StateDict.open(file)) {
            assertArrayEquals(new float[] {2}, weights.tensor("w").toFloatArray());
        }
    }

    @Test
    void refusesTensorsThatDoNotLieInTheirStorages() throws IOException {
        String huge = "\u008A\u0008\0\0\0\0\0\0\0\u0040"; // 2⁶²
        Map<String, String> sentences = new LinkedHashMap<>();
        sentences.put(tensor("FloatStorage", "K\2", "K\2", "K\1", "K\1"), "does not lie in its storage of 2 elements");
        sentences.put(tensor("FloatStorage", "K\2", "K\0", "K\2", "K\2"), "does not lie in its storage of 2 elements");
        sentences.put(tensor("FloatStorage", "K\2", "K\0", "K\3", "K\0"), "or repeats elements of it");
        sentences.put(
                tensor("FloatStorage", "K\2", "K\0", "K\2", "K\1K\1"), "the strides (1, 1) and the offset 0, which no");
        sentences.put(tensor("FloatStorage", "K\2", "K\0", "J\u00FF\u00FF\u00FF\u00FF", "K\1"), "has the shape (-1)");
        sentences.put(
                tensor("FloatStorage", "K\2", "J\u00FF\u00FF\u00FF\u00FF", "K\1", "K\1"), "the offset -1, which no");
        sentences.put(tensor("FloatStorage", "K\2", huge, "K\1", "K\1"), "does not lie in its storage");
        sentences.put(tensor("FloatStorage", "K\2", "K\0", huge, "K\1"), "which lead beyond 64 bits");
        sentences.put(
                tensor("FloatStorage", "K\2", "K\0", "K\0" + huge + huge, "K\1K\1K\1"), "which lead beyond 64 bits");
        sentences.put(tensor("FloatStorage", "K\2", "K\0", "K\3", huge), "which lead beyond 64 bits");
        sentences.put(
                tensor("FloatStorage", "K\3", "K\0", "K\1", "K\1"),
                "has a storage of 3 elements of 4 bytes, but the entry \"a/data/0\" has 8 bytes");
        sentences.put(
                tensor("FloatStorage", huge, "K\0", "K\1", "K\1"),
                "has a storage of 4611686018427387904 elements of 4 bytes, but the entry \"a/data/0\" has 8 bytes");
        sentences.put(
                tensor("FloatStorage", "K\2", "K\0", "K\1", "K\1").replace(text("0"), text("../0")),
                "but the entry \"a/data/../0\" is missing");
        for (Map.Entry<String, String> wrong : sentences.entrySet()) {
            Path file = write(archive(dictionary(wrong.getKey())));
            String message = message(file);
            assertTrue(
                    message.startsWith(file + " is damaged: the tensor \"w\" ") && message.contains(wrong.getValue()),
                    () -> message + "\ninstead of\n" + wrong.getValue());
        }
    }

    @Test
    void refusesARankThatNoTensorHas() throws IOException {
        Path file =
                write(archive(dictionary(tensor("FloatStorage", "K\2", "K\0", "K\1".repeat(16), "K\1".repeat(16)))));

        try (StateDict weights = StateDict.open(file)) {
            assertTrue(assertThrows(DataFileException.class, () -> weights.tensor("w"))
                    .getMessage()
                    .startsWith(file + ": \"w\" has the rank 16, but a tensor has at most the rank 15"));
        }
    }

    @Test
    void refusesArchivesThatPyTorchDoesNotWrite() throws IOException {
        byte[] pickle = dictionary(TENSOR);
        byte[] two = new byte[8];
        assertRefused(
                write(archive(entries("a/data.pkl", pickle, "a/data/0", two), ZipEntry.DEFLATED)),
                "has the compressed entry \"a/data.pkl\", but only entries without compression can be read; " + REMEDY);
        assertRefused(
                write(archive(entries("a/data.pkl", pickle, "a/../../b", two), ZipEntry.STORED)),
                "is damaged: the name \"a/../../b\" is a path that a program could follow outside its folder; "
                        + REMEDY);
        assertRefused(
                write(archive(entries("a/data.pkl", pickle, "a/byteorder", "big".getBytes(UTF_8)), ZipEntry.STORED)),
                "has elements in the byte order \"big\", not \"little\"; save it again on a machine that is"
                        + " little-endian");
        assertRefused(
                write(archive(entries("a/data.pkl", pickle, "b/data.pkl", pickle), ZipEntry.STORED)),
                "is not a file of PyTorch: it has more than one entry \"…/data.pkl\"; " + REMEDY);
        assertRefused(
                write(archive(entries("a/data.pkl", new byte[3 << 20], "a/data/0", two), ZipEntry.STORED)),
                "has an entry \"a/data.pkl\" of 3,145,728 bytes, but 2,097,152 are the most; " + REMEDY);
        assertRefused(
                Files.writeString(folder.resolve("page.pt"), "<!DOCTYPE html>"),
                "is not a file of PyTorch, but an HTML page, or a damaged one (");
        assertRefused(folder.resolve("none.pt"), "does not exist; give the path of a file of PyTorch");
    }

    @Test
    void refusesAStorageWithADamagedByte() throws IOException {
        byte[] bytes = archive(dictionary(TENSOR));
        int position = new String(bytes, ISO_8859_1).indexOf("a/data/0") + 8;
        bytes[position] ^= 1;
        Path file = write(bytes);

        try (StateDict weights = StateDict.open(file)) {
            assertEquals(
                    file + ": \"w\" is damaged: \"a/data/0\" cannot be read (its checksum is not that of the archive); "
                            + REMEDY,
                    assertThrows(DataFileException.class, () -> weights.tensor("w"))
                            .getMessage());
        }
    }

    private static Map<String, byte[]> entries(String name, byte[] content, String other, byte[] otherContent) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(name, content);
        entries.put(other, otherContent);
        return entries;
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("a.pt"), bytes);
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(
                Objects.requireNonNull(StateDictTest.class.getResource(name)).toURI());
    }

    private static void assertRefused(Path file, String sentence) {
        String message = message(file);
        assertTrue(message.startsWith(file + " " + sentence), () -> message + "\ninstead of\n" + sentence);
    }

    private static String message(Path file) {
        return assertThrows(DataFileException.class, () -> StateDict.open(file).close())
                .getMessage();
    }
}
