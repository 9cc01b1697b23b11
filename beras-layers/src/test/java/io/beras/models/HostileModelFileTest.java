package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import io.beras.core.Tensor;
import io.beras.io.DataFileException;
import io.beras.io.TensorArchive;
import io.beras.layers.Dense;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files with valid checksums and hostile content: each is refused in a sentence that names the file and the fault, and without
 * memory for what the file only claims.
 */
class HostileModelFileTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void setFile() {
        file = folder.resolve("model.beras");
    }

    /** A layer of settings that the arrays of the file do not have: refused before its weights are allocated. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Dense      | 'in': 20000, 'out': 20000, 'bias': true",
                "Dense      | 'in': 1, 'out': 500000000, 'bias': false",
                "Embedding  | 'count': 1000000000, 'size': 2",
                "Embedding  | 'count': 200000000, 'size': 2",
                "BatchNorm1d| 'features': 500000000, 'momentum': 0.1",
                "LayerNorm1d| 'features': 500000000",
                "Conv2d     | 'in': 30, 'out': 3000, 'size': 11, 'stride': 1, 'padding': 0, 'bias': true",
            })
    void layersWithoutTheirArraysAreRefused(String type, String config) throws IOException {
        write(model("{'type': '" + type.strip() + "', 'config': {" + config + "}}"), Map.of());

        String message = refusalWithoutMemory();

        assertTrue(message.startsWith(file + ": the settings of \"" + type.strip() + "\" are wrong: "), message);
        assertTrue(message.endsWith(" bytes are allowed together; save the model again"), message);
    }

    @Test
    void manyLayersWithoutTheirArraysAreRefused() throws IOException {
        String dense = "{'type': 'Dense', 'config': {'in': 200, 'out': 200, 'bias': true}}, ";
        write(model(dense.repeat(5_000) + "{'type': 'ReLU'}"), Map.of());

        assertTrue(refusalWithoutMemory().endsWith(" bytes are allowed together; save the model again"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type': 'Dense', 'config': {'in': 65536, 'out': 65536, 'bias': true}} | needs sizes of at least 1 and at most 2147483647 weights",
                "{'type': 'Dense', 'config': {'in': 4294967296, 'out': 1, 'bias': true}} | the setting \"in\" is 4294967296, but must be from -2147483648 to 2147483647",
                "{'type': 'Conv2d', 'config': {'in': 1, 'out': 1, 'size': 2000000000, 'stride': 1, 'padding': 0, 'bias': true}} | needs sizes of at least 1",
                "{'type': 'MaxPool2d', 'config': {'size': 2147483647, 'stride': 1, 'padding': 0}} | the settings of \"MaxPool2d\" are wrong",
                "{'type': 'Dropout', 'config': {'p': 1.0}} | Dropout's p",
                "{'type': 'Dropout', 'config': {'p': 1e-400}} | the weights [dense_1/w, dense_1/b] are in the arrays of the file, but not in the parts of the model",
                "{'type': 'Reshape', 'config': {'shape': [-1, -1]}} | Reshape to (-1, -1)",
                "{'type': 'Huber', 'config': {'delta': 1, 'reduction': 'MAX'}} | must be one of [MEAN, SUM, HALF_SUM, BATCH_MEAN]",
                "{'type': 'CategoricalAccuracy'} | must be a list whose elements are of the type Callable",
                "{'type': 'Adam'} | the type \"Adam\" is not registered; add the module of Beras that contains it, such as beras-optim",
                "{'type': 'io.beras.layers.Dense'} | the type \"io.beras.layers.Dense\" is not registered",
                "{'type': '../Dense'} | is not registered",
                "{'ref': 1} | refers to the object 1, which is not there",
                "{'type': 'ReLU', 'id': 1}, {'type': 'ReLU', 'id': 1} | two objects have the id 1",
                "{'type': 'SequentialModel', 'id': 1, 'config': {'parts': [{'ref': 1}]}} | refers to the object 1, which is not there",
                "3 | must be a list whose elements are of the type Callable",
                "{} | an object must have a type",
            })
    void wrongPartsAreRefused(String part, String fault) throws IOException {
        write(model(part), weights());

        String message = refusalWithoutMemory();

        assertTrue(message.startsWith(file.toString()) && message.contains(fault), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'version': 1 | 'version': 2 | ` has the version 2 of the format, but this Beras reads version 1 only; use the Beras that saved the file, or a newer one`",
                "'version': 1 | 'version': 0 | ` has the version 0 of the format, but this Beras reads version 1 only; use the Beras that saved the file, or a newer one`",
                "'version': 1, | `` | ` has the version null of the format, but this Beras reads version 1 only; use the Beras that saved the file, or a newer one`",
                "beras-model | other | ` is no model of Beras: its format is \"other\", not \"beras-model\"; give a file that model.save(file) has written`",
                "'class' | 'klass' | ` has the unknown settings [klass]; use the Beras that saved the file, or save the model again`",
                "'weights': | 'class': | `: model.json is damaged: it has the key \"class\" twice; save the model again`",
                "{'name': 'dense_1/b'} | {'name': 'dense_1/w'} | `: its list of weights is damaged; save the model again`",
                ", {'name': 'dense_1/b'} | `` | `: the weights [dense_1/b] are in the arrays of the file, but not in the list of weights; save the model again`",
                "dense_1/b | dense_9/b | `: the weights [dense_9/b] are in the list of weights, but not in the arrays of the file; save the model again`",
                "'notes': {} | 'note': {} | `: its information is damaged; save the model again`",
                "'notes': {} | 'notes': {'a': 1} | `: its information has a value that is no text; save the model again`",
                "'notes': {} | 'notes': {}, 'inputShape': [-1] | `: inputShape needs sizes of at least 1, not (-1); give the shape of one sample`",
                "'notes': {} | 'notes': {}, 'inputShapes': [3, 2] | `: its information has no valid \"inputShapes\"; save the model again`",
                "'notes': {} | 'notes': {}, 'inputShapes': ['3'] | `: its information has an input that is no object; save the model again`",
                "'notes': {} | 'notes': {}, 'inputShapes': [{'shape': 3}] | `: its information has no valid \"shape\"; save the model again`",
                "'notes': {} | 'notes': {}, 'classNames': ['a', 'a'] | `: classNames needs each name once, not [a, a]; save the model again`",
                "'in': 2 | 'in': 3 | `: \"dense_1/w\" has the shape (3, 3) by the settings, but (2, 3) in its array; save the model again`",
                "'bias': true | 'bias': false | `: the weights [dense_1/b] are in the arrays of the file, but not in the parts of the model; save the model again`",
                "'in': 2 | 'in': NaN | `: model.json is damaged: it is not strict JSON at line 1 column 156; save the model again`",
            })
    void wrongDocumentsAreRefused(String old, String changed, String message) throws IOException {
        String json = model("{'type': 'Dense', 'config': {'in': 2, 'out': 3, 'bias': true}}");
        assertTrue(json.contains(old), json);
        write(json.replace(old, changed), weights());

        String refusal = refusalWithoutMemory();

        assertEquals(
                (file + message).replaceFirst("column \\d+", "column"), refusal.replaceFirst("column \\d+", "column"));
    }

    @Test
    void arraysThatBelongToNothingAreRefused() throws IOException {
        Map<String, Tensor> tensors = weights();
        tensors.put("weight/dense_1/w", Tensor.ones(2));
        write(model("{'type': 'Dense', 'config': {'in': 2, 'out': 3, 'bias': true}}"), tensors);

        assertEquals(
                file + " has the unknown arrays [weight/dense_1/w]; arrays belong to weights, optimizer or training",
                refusalWithoutMemory());
    }

    @Test
    void weightsThatAreIntegersAreRefused() throws IOException {
        Map<String, Tensor> tensors = weights();
        tensors.put("weights/dense_1/b", Tensor.ofLabels(1, 2, 3).reshape(1, 3));
        write(model("{'type': 'Dense', 'config': {'in': 2, 'out': 3, 'bias': true}}"), tensors);

        assertEquals(
                file + ": \"dense_1/b\" is INT, but weights are FLOAT or DOUBLE; save the model again",
                refusalWithoutMemory());
    }

    @Test
    void deepJsonIsRefused() throws IOException {
        String block = "{'type': 'Sequential', 'config': {'parts': [";
        write(model(block.repeat(60) + "{'type': 'ReLU'}" + "]}}".repeat(60)), Map.of());
        assertEquals(
                file + ": more than 50 objects are inside each other; save the model again", refusalWithoutMemory());

        write(model(block.repeat(50_000) + "{'type': 'ReLU'}" + "]}}".repeat(50_000)), Map.of());
        assertTrue(refusalWithoutMemory().contains("model.json is damaged: it is not strict JSON"));

        write("[".repeat(1_000_000), Map.of());
        assertTrue(refusalWithoutMemory().contains("model.json is not a JSON object"));
    }

    /** 50 blocks, each of which calls the block before it twice: the model would call ReLU 2⁵⁰ times. */
    @Test
    void blocksInBlocksAreRefused() throws IOException {
        StringBuilder part = new StringBuilder("{'type': 'ReLU', 'id': 1}");
        for (int id = 2; id < 40; id++) {
            part.insert(0, "{'type': 'Sequential', 'id': " + id + ", 'config': {'parts': [")
                    .append(", {'ref': " + (id - 1) + "}]}}");
        }
        write(model(part.toString()), Map.of());

        assertEquals(
                file + ": more than 100000 objects are in \"Sequential\"; save the model again",
                refusalWithoutMemory());
    }

    @Test
    void longListsAreRefusedOrKeptAsTheyAre() throws IOException {
        write(model("{'type': 'Reshape', 'config': {'shape': [" + "1, ".repeat(300_000) + "1]}}"), Map.of());
        Model model = Model.load(file); // a shape of this rank fits no tensor

        assertThrows(IllegalArgumentException.class, () -> model.predict(Tensor.ones(1, 1)));

        write(model("{'type': 'ReLU'}, ".repeat(150_000) + "{'type': 'ReLU'}"), Map.of());
        assertTrue(refusalWithoutMemory().contains("model.json is too large: it has more than 100000 values"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'optimizer': {'type': 'ReLU'}, 'loss': {'type': 'MeanSquaredError', 'config': {'reduction': 'MEAN'}}, 'metrics': []} | \"ReLU\" is there in place of a Optimizer",
                "{'loss': {'type': 'ReLU'}, 'metrics': []} | its settings of compile must be an optimizer, a loss and metrics",
                "{'type': 'ReLU'} | its settings of compile must be an optimizer, a loss and metrics",
                "3 | its settings of compile must be an optimizer, a loss and metrics",
            })
    void wrongSettingsOfCompileAreRefused(String compiled, String fault) throws IOException {
        String json = model("{'type': 'Dense', 'config': {'in': 2, 'out': 3, 'bias': true}}");
        write(
                json.substring(0, json.lastIndexOf('}')) + ", 'learningRate': 0.1, 'compiled': " + compiled + "}",
                weights());

        String message = refusalWithoutMemory();

        assertEquals(file + ": " + fault + "; save the model again", message);
    }

    /** Returns a document whose model has these parts; quotes are single here. */
    private static String model(String parts) {
        return "{'format': 'beras-model', 'version': 1, 'class': 'SequentialModel', 'model': {'type': 'SequentialModel',"
                + " 'config': {'parts': [" + parts + "]}}, 'weights': " + WEIGHTS + ", 'info': {'notes': {}}}";
    }

    private static final String WEIGHTS = "[{'name': 'dense_1/w'}, {'name': 'dense_1/b'}]";

    private static Map<String, Tensor> weights() {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        weights.put("weights/dense_1/w", Tensor.ones(2, 3));
        weights.put("weights/dense_1/b", Tensor.ones(1, 3));
        return weights;
    }

    private void write(String json, Map<String, Tensor> tensors) throws IOException {
        String table = tensors.isEmpty() ? "[]" : WEIGHTS;
        TensorArchive.write(file, json.replace(WEIGHTS, table).replace('\'', '"'), tensors);
    }

    /** Loads the file, and returns the message of the refusal: one line, and at most 64 MB on the way. */
    private String refusalWithoutMemory() {
        new Dense(1, 1); // loads the native library
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        try {
            Model.load(file);
            return fail("the file was not refused");
        } catch (DataFileException e) {
            assertTrue(THREADS.getCurrentThreadAllocatedBytes() - bytes < 64 << 20, "too much heap");
            assertTrue(System.nanoTime() - start < 2_000_000_000L, "too slow");
            assertEquals(1, e.getMessage().lines().count());
            assertTrue(e.getMessage().length() < 1000, e.getMessage());
            return e.getMessage();
        }
    }
}
