package io.beras.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.activations.ELU;
import io.beras.activations.ReLU;
import io.beras.core.Callable;
import io.beras.core.config.Config;
import io.beras.layers.Dense;
import io.beras.layers.Residual;
import io.beras.layers.Sequential;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings become JSON text and settings again; any other text is refused. */
class ConfigJsonTest {

    @Test
    void writesTypesAndSettings() {
        assertEquals("""
                {
                  "f": {
                    "type": "Sequential",
                    "config": {
                      "parts": [
                        {
                          "type": "ReLU"
                        },
                        {
                          "type": "ELU",
                          "config": {
                            "alpha": 0.5
                          }
                        }
                      ]
                    }
                  }
                }
                """, ConfigJson.write(Map.of("f", new Sequential(new ReLU(), new ELU(.5)))));
    }

    @Test
    void plainValuesKeepTheirTypesAndBits() {
        Config config = Config.empty()
                .with("flag", false)
                .with("integer", Long.MIN_VALUE)
                .with("number", Double.MIN_VALUE)
                .with("whole", 3.0)
                .with("zero", -0.0)
                .with("text", "\u2028 \" \\ \0 é 🙂")
                .with("integers", 1L << 53, (1L << 53) + 1)
                .withNumbers("numbers", 1, Math.PI, Double.MAX_VALUE)
                .with("none", new long[0])
                .withTexts("texts", List.of("", "a"));

        ConfigJson json = ConfigJson.read(ConfigJson.write(Map.of("values", config)));

        assertEquals(
                config.toString(), json.config(json.document().get("values")).toString());
    }

    @Test
    void anObjectThatOccursTwiceStaysOneObject() {
        ReLU relu = new ReLU();
        Dense dense = new Dense(2, 2);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("f", new Sequential(dense, relu, dense, new ReLU()));
        document.put("g", new Residual(relu));
        String text = ConfigJson.write(document);
        ConfigJson json = ConfigJson.read(text);

        Sequential f = json.create(json.document().get("f"), Sequential.class);

        assertTrue(text.contains("\"ref\": 1"), text);
        assertSame(f.parts().get(0), f.parts().get(2));
        assertNotSame(f.parts().get(1), f.parts().get(3));
        Residual g = json.create(json.document().get("g"), Residual.class);
        assertSame(f.parts().get(1), g.config().part("function", Callable.class));
    }

    @Test
    void anObjectMayBeReadBeforeTheObjectThatHasItsSettings() {
        ReLU relu = new ReLU();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("f", new Residual(relu));
        document.put("g", relu);
        ConfigJson json = ConfigJson.read(ConfigJson.write(document));

        ReLU g = json.create(json.document().get("g"), ReLU.class);

        assertSame(
                g,
                json.create(json.document().get("f"), Residual.class).config().part("function", Callable.class));
    }

    @Test
    void namesTheObjectThatAFileCanNotHold() {
        Callable lambda = x -> x[0];

        assertEquals(
                "the setting \"parts\" of Sequential: an anonymous Callable has no settings; write it as a class that"
                        + " implements Configurable, and call ConfigTypes.register(...) for the class",
                ConfigJson.problem(new Sequential(new ReLU(), lambda)).orElseThrow());
        assertEquals(java.util.Optional.empty(), ConfigJson.problem(new ReLU()));
        assertThrows(IllegalArgumentException.class, () -> ConfigJson.write(Map.of("f", lambda)));
    }

    @Test
    void deepNestingIsRefusedWhenWritten() {
        Callable part = new ReLU();
        for (int depth = 0; depth < 60; depth++) {
            part = new Residual(part);
        }

        String problem = ConfigJson.problem(part).orElseThrow();

        assertTrue(problem.contains("more than 50 other objects"), problem);
    }

    /** Each block calls the block before twice: 2⁴⁰ calls, in 40 small blocks. */
    @Test
    void blocksThatContainOthersTwiceAreRefusedWhenWrittenAndWhenRead() {
        Callable part = new ReLU();
        StringBuilder text = new StringBuilder("{\"type\": \"ReLU\", \"id\": 1}");
        for (int depth = 0; depth < 40; depth++) {
            part = new Sequential(part, part);
            text.insert(0, "{\"type\": \"Sequential\", \"id\": " + (depth + 2) + ", \"config\": {\"parts\": [")
                    .append(", {\"ref\": " + (depth + 1) + "}]}}");
        }
        String problem = ConfigJson.problem(part).orElseThrow();
        assertTrue(problem.contains("more than 100000 parts"), problem);

        ConfigJson json = ConfigJson.read("{\"f\": " + text + "}");
        Exception refused = assertThrows(
                IllegalArgumentException.class,
                () -> json.create(json.document().get("f"), Callable.class));
        assertEquals("more than 100000 objects are in \"Sequential\"", refused.getMessage());
    }

    @Test
    void anObjectThatContainsItselfIsRefused() {
        ConfigJson json = ConfigJson.read("""
                {"f": {"type": "Sequential", "id": 1, "config": {"parts": [{"ref": 1}, {"ref": 1}]}}}""");

        Exception refused = assertThrows(
                IllegalArgumentException.class,
                () -> json.create(json.document().get("f"), Callable.class));

        assertEquals("an object refers to the object 1, which is not there", refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                       | is not a JSON object: it does not start with \"{\"",
                "` {}`                    | is not a JSON object: it does not start with \"{\"",
                "{\"a\": 1, \"a\": 2}     | is damaged: it has the key \"a\" twice",
                "{\"a\": null}            | is damaged: it has a null, which stands for no setting",
                "{\"a\": 1} {}            | is damaged: it is not strict JSON at line 1 column 11",
                "{\"a\": 1e999}           | is damaged: the number \"1e999\" is too large",
                "{\"a\": [1, \"b\"]}      | is damaged: it has a list of numbers and other values",
                "{\"a\": [[1]]}           | is damaged: a list must have numbers, texts or objects, all of a kind",
                "{\"a\": [true]}          | is damaged: a list must have numbers, texts or objects, all of a kind",
                "{\"a\": [{}, \"b\"]}     | is damaged: a list must have numbers, texts or objects, all of a kind",
            })
    void otherTextIsRefused(String text, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> ConfigJson.read(text))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": NaN}",
                "{\"a\": Infinity}",
                "{'a': 1}",
                "{a: 1}",
                "{\"a\": 1",
                "{\"a\": 01}",
                "{\"a\": \"\\x\"}",
                "{\"a\": 9223372036854775808}",
                "{\"a\": 1,}",
                "{\"a\": TRUE}",
                "{\"a\": 1}x"
            })
    void textThatIsNotStrictJsonIsRefused(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> ConfigJson.read(text))
                .getMessage();

        assertTrue(
                message.startsWith("is damaged: it is not strict JSON")
                        && message.lines().count() == 1,
                message);
    }

    @Test
    void deepTextIsRefused() {
        for (String open : List.of("{\"a\":", "[")) {
            String text = "{\"a\":" + open.repeat(100_000);

            assertThrows(IllegalArgumentException.class, () -> ConfigJson.read(text));
        }
    }

    @Test
    void tooManyValuesAreRefused() {
        String text = "{\"a\": [" + "{},".repeat(200_000) + "{}]}";

        assertEquals(
                "is too large: it has more than 100000 values",
                assertThrows(IllegalArgumentException.class, () -> ConfigJson.read(text))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\": \"Tanh\", \"x\": 1} | an object must have a type, perhaps an id, and its config, but has the keys [type, x]",
                "{\"config\": {}} | an object must have a type, perhaps an id, and its config, but has the keys [config]",
                "{\"type\": 3} | an object must have a type, perhaps an id, and its config, but has the keys [type]",
                "3 | a JSON object must be in place of \"3\"",
                "{\"type\": \"java.lang.Runtime\"} | the type \"java.lang.Runtime\" is not registered; call ConfigTypes.register(Runtime.class, config -> new Runtime(...)) first",
                "{\"type\": \"Huber\", \"config\": {\"delta\": 1, \"reduction\": \"MEAN\"}} | \"Huber\" is there in place of a Dense",
                "{\"type\": \"Dense\", \"config\": {\"in\": 1.5, \"out\": 2, \"bias\": true}} | the settings of \"Dense\" are wrong: the setting \"in\" must be an integer, not 1.5; correct the setting",
                "{\"type\": \"Dense\", \"config\": {\"in\": 2, \"out\": 2}} | the settings of \"Dense\" are wrong: the setting \"bias\" is missing; the settings are [in, out]",
                "{\"type\": \"ReLU\", \"config\": {\"slope\": 2}} | the settings of \"ReLU\" are wrong: \"ReLU\" has no settings of the names [slope]; remove them, or let the registered function read them",
                "{\"type\": \"Dense\", \"config\": {\"in\": -1, \"out\": 2, \"bias\": true}} | the settings of \"Dense\" are wrong: Dense(-1, 2) needs sizes of at least 1 and at most 2147483647 weights",
            })
    void wrongObjectsAreRefused(String node, String message) {
        ConfigJson json = ConfigJson.read("{\"f\": " + node + "}");

        assertEquals(
                message,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> json.create(json.document().get("f"), Dense.class))
                        .getMessage());
    }
}
