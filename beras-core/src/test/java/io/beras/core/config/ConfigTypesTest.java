package io.beras.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Regularizer;
import io.beras.core.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The registry creates objects of registered types only, and only if each setting is used. */
class ConfigTypesTest {

    private record Scale(double factor) implements Configurable {
        @Override
        public Config config() {
            return Config.empty().with("factor", factor);
        }
    }

    private record Unknown() implements Configurable {
        @Override
        public Config config() {
            return Config.empty();
        }
    }

    private record OldName(double factor) implements Configurable {
        @Override
        public Config config() {
            return Config.empty().with("factor", factor);
        }
    }

    @Test
    void createsAnEqualObject() {
        ConfigTypes.register(Scale.class, config -> new Scale(config.number("factor")));

        assertEquals("Scale", ConfigTypes.nameOf(Scale.class));
        assertEquals(new Scale(3), ConfigTypes.create("Scale", new Scale(3).config()));
    }

    @Test
    void aTypeMayHaveAnotherName() {
        ConfigTypes.register("com.example.Renamed", OldName.class, config -> new OldName(config.number("factor")));

        assertEquals("com.example.Renamed", ConfigTypes.nameOf(OldName.class));
        assertEquals(
                new OldName(2),
                ConfigTypes.create("com.example.Renamed", Config.empty().with("factor", 2)));
    }

    @Test
    void providersRegisterTheTypesOfLibraries() {
        Regularizer regularizer = Regularizer.l1(2).and(Regularizer.l2(3));
        assertTrue(ConfigTypes.isRegistered(regularizer.getClass()));

        Object same =
                ConfigTypes.create(ConfigTypes.nameOf(regularizer.getClass()), ((Configurable) regularizer).config());

        assertEquals(
                2 * 3 + 3 * 5, ((Regularizer) same).penalty(Tensor.of(1, -2)).item());
    }

    @Test
    void aTypeThatIsNotRegisteredIsNamedWithTheRemedy() {
        assertFalse(ConfigTypes.isRegistered(Unknown.class));
        assertMessage(
                "the type \"com.example.Swish\" is not registered; call ConfigTypes.register(Swish.class, config -> new"
                        + " Swish(...)) first",
                () -> ConfigTypes.create("com.example.Swish", Config.empty()));
        assertMessage(
                "the type \"" + Unknown.class.getName()
                        + "\" is not registered; call ConfigTypes.register(Unknown.class,"
                        + " config -> new Unknown(...)) first",
                () -> ConfigTypes.nameOf(Unknown.class));
    }

    @Test
    void aSettingThatTheFunctionDoesNotReadIsRefused() {
        ConfigTypes.register(Scale.class, config -> new Scale(config.number("factor")));

        assertMessage(
                "\"Scale\" has no settings of the names [shift]; remove them, or let the registered function read them",
                () -> ConfigTypes.create("Scale", new Scale(3).config().with("shift", 1)));
    }

    @Test
    void aNameOfBerasIsNotTakenByAnotherClass() {
        String name = ConfigTypes.nameOf(Regularizer.l1(1).getClass());

        assertMessage(
                "the name \"L1Penalty\" belongs to io.beras.core.L1Penalty; register " + Unknown.class.getName()
                        + " under another name",
                () -> ConfigTypes.register(name, Unknown.class, config -> new Unknown()));
    }

    @Test
    void anAnonymousClassHasNoNameForAFile() {
        Configurable anonymous = new Configurable() {
            @Override
            public Config config() {
                return Config.empty();
            }
        };

        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> ConfigTypes.register(anonymous.getClass(), config -> null))
                .getMessage()
                .startsWith("register needs a class with a name, not the anonymous "));
    }

    private static void assertMessage(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
