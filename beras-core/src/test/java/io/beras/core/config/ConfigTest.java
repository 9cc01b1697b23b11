package io.beras.core.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Settings by name: each type is read as it was added, and a wrong setting is named. */
class ConfigTest {

    private record Leaf(long size) implements Configurable {
        @Override
        public Config config() {
            return Config.empty().with("size", size);
        }
    }

    private static final Config ALL = Config.empty()
            .with("flag", true)
            .with("integer", 3)
            .with("long", 1L << 60)
            .with("number", 0.1)
            .with("text", "é\n\"")
            .with("integers", 1L, -2)
            .withNumbers("numbers", 1, -0.0)
            .withTexts("texts", List.of("a", "b"))
            .with("part", new Leaf(4))
            .withParts("parts", List.of(new Leaf(5), new Leaf(6)));

    @Test
    void returnsEachSettingAsItWasAdded() {
        assertTrue(ALL.flag("flag"));
        assertEquals(3, ALL.integer("integer"));
        assertEquals(1L << 60, ALL.longInteger("long"));
        assertEquals(0.1, ALL.number("number"));
        assertEquals("é\n\"", ALL.text("text"));
        assertArrayEquals(new long[] {1, -2}, ALL.integers("integers"));
        assertArrayEquals(new double[] {1, -0.0}, ALL.numbers("numbers"));
        assertEquals(List.of("a", "b"), ALL.texts("texts"));
        assertEquals(new Leaf(4), ALL.part("part", Leaf.class));
        assertEquals(List.of(new Leaf(5), new Leaf(6)), ALL.parts("parts", Leaf.class));
        assertEquals(
                List.of("flag", "integer", "long", "number", "text", "integers", "numbers", "texts", "part", "parts"),
                List.copyOf(ALL.names()));
    }

    @Test
    void anIntegerIsANumberToo() {
        assertEquals(3, ALL.number("integer"));
        assertArrayEquals(new double[] {1, -2}, ALL.numbers("integers"));
    }

    @Test
    void anEmptyListIsAListOfAnyType() {
        Config config = Config.empty().withTexts("none", List.of());

        assertEquals(0, config.integers("none").length);
        assertEquals(0, config.numbers("none").length);
        assertEquals(List.of(), config.parts("none", Leaf.class));
        assertEquals(List.of(), Config.empty().with("none", new long[0]).texts("none"));
    }

    @Test
    void addingASettingLeavesTheOtherConfigUnchanged() {
        Config config = Config.empty().with("a", 1);
        config.with("b", 2);

        assertFalse(config.has("b"));
    }

    @Test
    void aSettingThatIsMissingOrOfAnotherTypeIsNamed() {
        assertMessage(
                "the setting \"out\" is missing; the settings are [in]",
                () -> Config.empty().with("in", 1).integer("out"));
        assertMessage(
                "the setting \"text\" must be a number, not \"é?\"\"; correct the setting", () -> ALL.number("text"));
        assertMessage(
                "the setting \"part\" must be of the type Integer, not Leaf{size=4}; correct the setting",
                () -> ALL.part("part", Integer.class));
        assertMessage(
                "the setting \"long\" is 1152921504606846976, but must be from -2147483648 to 2147483647; correct the"
                        + " setting",
                () -> ALL.integer("long"));
        assertMessage(
                "the setting \"parts\" must be a list of texts, not Leaf{size=5}; correct the setting",
                () -> ALL.texts("parts"));
    }

    @Test
    void refusesASettingTwiceAndNumbersThatNoFileHolds() {
        assertMessage(
                "the setting \"flag\" is there already; give each setting its own name", () -> ALL.with("flag", 1));
        assertMessage(
                "the setting \"x\" is NaN, but must be finite; store such a value as a tensor",
                () -> Config.empty().with("x", Double.NaN));
        assertMessage(
                "the setting \"x\" is Infinity, but must be finite; store such a value as a tensor",
                () -> Config.empty().withNumbers("x", 1, Double.POSITIVE_INFINITY));
    }

    @Test
    void aChoiceIsAConstantOfAnEnum() {
        Config config = Config.empty().with("unit", "SECONDS").with("other", "EONS");

        assertEquals(TimeUnit.SECONDS, config.choice("unit", TimeUnit.class));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> config.choice("other", TimeUnit.class))
                .getMessage()
                .startsWith("the setting \"other\" is \"EONS\", but must be one of [NANOSECONDS, "));
    }

    private static void assertMessage(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
