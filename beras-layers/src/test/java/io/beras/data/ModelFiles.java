package io.beras.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.beras.activations.ReLU;
import io.beras.activations.Softmax;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import io.beras.io.DataFileException;
import io.beras.layers.BatchNorm1d;
import io.beras.layers.Dense;
import io.beras.layers.Residual;
import io.beras.models.Model;
import io.beras.models.SequentialModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;

/** Saved models for the tests of damaged files: a model, and the same file with other content and right checksums. */
final class ModelFiles {

    private static final Tensor X =
            Tensor.of(new double[][] {{.1, -.2, .3}, {.4, .5, -.6}}).detach();

    /** The contents of the entries of a saved model. */
    private static final Map<String, byte[]> SAVED = contents();

    private static final String ARRAY = "weights/dense_2/w.npy";

    private ModelFiles() {}

    private static Model create(long seed) {
        try (Randomness.Scope scope = Randomness.of(seed).use()) {
            Dense dense = new Dense(3, 3);
            SequentialModel model = new SequentialModel(
                    dense, new BatchNorm1d(3), new Residual(new ReLU()), dense, new Dense(3, 2), new Softmax());
            model.info().classNames(List.of("cat", "dog")).note("data", "none").inputShape(3);
            model.scaleInputs(Standardization.of(Tensor.of(.1, .2, .3), Tensor.of(1, 2, 3)));
            return model;
        }
    }

    /** Returns the bytes of a saved model. */
    static byte[] model() throws IOException {
        Path file = Files.createTempFile("model", ".beras");
        try {
            create(1).save(file);
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    /** Returns the JSON text of the saved model. */
    static byte[] json() {
        return Objects.requireNonNull(SAVED.get("model.json")).clone();
    }

    /** Returns an array of the saved model, as a .npy file. */
    static byte[] array() {
        return Objects.requireNonNull(SAVED.get(ARRAY)).clone();
    }

    /** Returns the saved model with another JSON text. */
    static byte[] withJson(byte[] json) {
        return with("model.json", json);
    }

    /** Returns the saved model with another array of a weight. */
    static byte[] withArray(byte[] npy) {
        return with(ARRAY, npy);
    }

    /** Loads a model, which must be the saved model: other bytes would have to be refused. */
    static void loadUnchanged(Path file) throws IOException {
        assertArrayEquals(
                create(1).predict(X).toDoubleArray(),
                Model.load(file).predict(X).toDoubleArray());
    }

    /** Loads a model and uses it; an exception of use is not one of the file. */
    static void load(Path file) throws IOException {
        Model model;
        try {
            model = Model.load(file);
        } catch (IllegalArgumentException e) {
            fail("not reported as a fault of the file", e);
            throw e;
        }
        try {
            model.predict(X);
        } catch (IllegalArgumentException | IllegalStateException e) {
            // The JSON text may describe another valid model, such as a model for other inputs.
        }
    }

    /** Loads the weights into a model, which keeps its weights if the file is refused. */
    static void loadWeights(Path file) throws IOException {
        Model model = create(2);
        try {
            model.loadWeights(file);
        } catch (DataFileException e) {
            assertArrayEquals(
                    create(2).predict(X).toDoubleArray(), model.predict(X).toDoubleArray());
            throw e;
        }
        assertArrayEquals(create(1).predict(X).toDoubleArray(), model.predict(X).toDoubleArray());
    }

    private static Map<String, byte[]> contents() {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        byte[] bytes;
        try {
            bytes = model();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (file.getInt(file.position()) == 0x04034B50) {
            int size = file.getInt(file.position() + 18);
            byte[] name = new byte[file.getShort(file.position() + 26)];
            byte[] content = new byte[size];
            file.position(file.position() + 30).get(name).get(content);
            contents.put(new String(name, UTF_8), content);
        }
        return contents;
    }

    /** Writes a zip archive by its specification, so that nothing but the content of an entry is wrong. */
    private static byte[] with(String changed, byte[] content) {
        Map<String, byte[]> contents = new LinkedHashMap<>(SAVED);
        contents.put(changed, content);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        contents.forEach((name, bytes) -> {
            byte[] fields = fields(name, bytes);
            directory.writeBytes(
                    buffer(6).putInt(0x02014B50).putShort((short) 20).array());
            directory.writeBytes(fields);
            directory.writeBytes(buffer(14).putInt(10, file.size()).array());
            directory.writeBytes(name.getBytes(UTF_8));
            file.writeBytes(buffer(4).putInt(0x04034B50).array());
            file.writeBytes(fields);
            file.writeBytes(name.getBytes(UTF_8));
            file.writeBytes(bytes);
        });
        int start = file.size();
        file.writeBytes(directory.toByteArray());
        file.writeBytes(buffer(22)
                .putInt(0x06054B50)
                .putInt(0)
                .putShort((short) contents.size())
                .putShort((short) contents.size())
                .putInt(directory.size())
                .putInt(start)
                .array());
        return file.toByteArray();
    }

    /** Returns the fields that an entry and the directory have in common. */
    private static byte[] fields(String name, byte[] content) {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        return buffer(26)
                .putShort((short) 20)
                .putShort((short) 0x800)
                .putShort((short) 0)
                .putInt(0x41 << 16)
                .putInt((int) checksum.getValue())
                .putInt(content.length)
                .putInt(content.length)
                .putShort((short) name.getBytes(UTF_8).length)
                .array();
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
