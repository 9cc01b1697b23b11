package io.beras.core.config;

import io.beras.core.messages.Quoted;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The registry of types that a file may name: a file contains the name of a type and its settings, never Java code.
 *
 * <p>Only a registered function creates an object of a file. So a file can't create objects of other classes. The types of
 * Beras are registered. Register a custom layer, loss or model before {@code Model.save} and before {@code Model.load}:
 *
 * <pre>{@code
 * ConfigTypes.register(Swish.class, config -> new Swish(config.number("beta")));
 * Model model = Model.load(Path.of("model.beras"));
 * }</pre>
 *
 * <p>The name in the file is the simple name for classes of Beras, else the full name of the class. A type that is registered
 * twice has the later function. Any number of threads may use the registry.
 */
public final class ConfigTypes {

    private static final String OWN_PACKAGES = "io.beras.";

    /** A name of a class is shown whole; a damaged file may hold a name of any length. */
    private static final int LONGEST_NAME = 200;

    private static final Map<String, Entry> BY_NAME = new HashMap<>();
    private static final Map<Class<?>, String> NAMES = new HashMap<>();
    private static boolean loaded;

    private record Entry(Class<?> type, Function<Config, ?> create) {}

    private ConfigTypes() {}

    /**
     * Registers a type under its own name.
     *
     * @param type the class itself: a subclass needs its own registration
     * @param create creates an object with these settings, equal to the object whose {@link Configurable#config} they are;
     *     it must read each setting
     * @throws IllegalArgumentException if the class has no name, or another class of Beras has the same simple name
     */
    public static <T extends Configurable> void register(Class<T> type, Function<Config, ? extends T> create) {
        register(ownName(type), type, create);
    }

    /**
     * Registers a type under another name, such as the name of the class before it was renamed or moved.
     *
     * @throws IllegalArgumentException if a class of Beras has this name
     */
    public static <T extends Configurable> void register(
            String name, Class<T> type, Function<Config, ? extends T> create) {
        synchronized (BY_NAME) {
            @Nullable Entry known = BY_NAME.get(name);
            if (known != null && known.type() != type && isOwn(known.type())) {
                throw new IllegalArgumentException("the name \"" + name + "\" belongs to "
                        + known.type().getName() + "; register " + type.getName() + " under another name");
            }
            BY_NAME.put(name, new Entry(type, create));
            NAMES.put(type, name);
        }
    }

    /** Returns whether objects of exactly this class can be created from a file. */
    public static boolean isRegistered(Class<?> type) {
        synchronized (BY_NAME) {
            load();
            return NAMES.containsKey(type);
        }
    }

    /**
     * Returns the name of a registered type.
     *
     * @throws IllegalArgumentException if exactly this class is not registered
     */
    public static String nameOf(Class<?> type) {
        synchronized (BY_NAME) {
            load();
            @Nullable String name = NAMES.get(type);
            if (name == null) {
                throw new IllegalArgumentException(notRegistered(type.getName(), type.getSimpleName()));
            }
            return name;
        }
    }

    /**
     * Creates an object of a registered type.
     *
     * @throws IllegalArgumentException if no type of this name is registered, or a setting is missing, unknown or wrong
     */
    public static Object create(String typeName, Config config) {
        Entry entry = entry(typeName);
        Config noted = config.noted();
        @Nullable Object created = entry.create().apply(noted);
        if (!entry.type().isInstance(created) || created == null) {
            throw new IllegalArgumentException("the registered function of \"" + typeName + "\" returned " + created
                    + "; it must return an object of " + entry.type().getName());
        }
        Set<String> unread = noted.unread();
        if (!unread.isEmpty()) {
            throw new IllegalArgumentException("\"" + typeName + "\" has no settings of the names "
                    + Quoted.list(unread) + "; remove them, or let the registered function read them");
        }
        return created;
    }

    private static Entry entry(String typeName) {
        synchronized (BY_NAME) {
            load();
            @Nullable Entry entry = BY_NAME.get(typeName);
            if (entry == null) {
                throw new IllegalArgumentException(
                        notRegistered(typeName, typeName.substring(typeName.lastIndexOf('.') + 1)));
            }
            return entry;
        }
    }

    private static String notRegistered(String name, String simpleName) {
        String module =
                name.equals(simpleName) ? "add the module of Beras that contains it, such as beras-optim, or " : "";
        String type = Quoted.shortened(simpleName, LONGEST_NAME);
        return "the type \"" + Quoted.shortened(name, LONGEST_NAME) + "\" is not registered; " + module
                + "call ConfigTypes.register(" + type + ".class, config -> new " + type + "(...)) first";
    }

    private static String ownName(Class<?> type) {
        @Nullable String name = isOwn(type) ? type.getSimpleName() : type.getCanonicalName();
        if (name == null || name.isEmpty()) {
            name = type.isAnonymousClass() || type.isHidden() ? "" : type.getName();
        }
        if (name.isEmpty()) {
            throw new IllegalArgumentException("register needs a class with a name, not the anonymous " + type.getName()
                    + "; give the class a name");
        }
        return name;
    }

    private static boolean isOwn(Class<?> type) {
        return type.getName().startsWith(OWN_PACKAGES);
    }

    /** Asks the providers of the libraries on the class path, once. */
    private static void load() {
        if (!loaded) {
            loaded = true; // before the loop: a provider may ask for a name
            ClassLoader libraries = ConfigTypes.class.getClassLoader();
            ServiceLoader.load(ConfigTypeProvider.class, libraries).forEach(ConfigTypeProvider::registerTypes);
        }
    }
}
