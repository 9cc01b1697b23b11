package io.beras.io;

import io.beras.core.ClassNames;
import io.beras.core.config.Config;
import io.beras.core.config.ConfigTypes;
import io.beras.core.config.Configurable;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The objects that {@link ConfigJson} writes: for each object the name of its type and its settings, read once, and the
 * number of its occurrences, by identity.
 */
final class ConfigParts {

    /** Deeper objects would exhaust the stack of a program that calls them. */
    static final int MAX_DEPTH = 50;

    /** The most occurrences of objects: objects that contain the same object twice, which contains… would never end. */
    static final long MAX_SIZE = 100_000;

    private final Map<Object, Part> parts = new IdentityHashMap<>();
    private long ids;

    /** An object with its type, its settings and its state of being written. */
    static final class Part {
        private final String type;
        private final Config config;
        private boolean isOpen = true;
        private int height;
        private long size = 1;
        private int uses = 1;
        private long id;

        private Part(String type, Config config) {
            this.type = type;
            this.config = config;
        }

        private void add(Part child) {
            height = Math.max(height, child.height + 1);
            size += child.size;
        }

        String type() {
            return type;
        }

        Config config() {
            return config;
        }
    }

    /**
     * Adds an object and the objects in its settings.
     *
     * @throws IllegalArgumentException if a file can't hold one of them; the message is a sentence with a remedy
     */
    void add(Object object) {
        add(object, 1);
    }

    private Part add(Object object, int depth) {
        Part known = parts.get(object);
        if (known != null) {
            known.uses++;
            requireDepth(object, known.isOpen ? MAX_DEPTH : depth + known.height);
            return known;
        }
        requireDepth(object, depth);
        Part part = new Part(typeOf(object), configOf(object));
        parts.put(object, part);
        for (String name : part.config.names()) {
            Object value = part.config.value(name);
            for (Object each : value instanceof List<?> list ? list : List.of(value)) {
                if (isPart(each)) {
                    part.add(add(each, name, object, depth));
                }
            }
        }
        part.isOpen = false;
        if (part.size > MAX_SIZE) {
            throw new IllegalArgumentException(ClassNames.of(object) + " has more than " + MAX_SIZE
                    + " parts, counting each occurrence; build the model of fewer parts");
        }
        return part;
    }

    private static void requireDepth(Object object, int depth) {
        if (depth >= MAX_DEPTH) {
            throw new IllegalArgumentException(ClassNames.of(object) + " contains itself, or is inside or around more"
                    + " than " + MAX_DEPTH + " other objects; nest fewer objects");
        }
    }

    private Part add(Object object, String setting, Object owner, int depth) {
        try {
            return add(object, depth + 1);
        } catch (UnsavableException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new UnsavableException(
                    "the setting \"" + setting + "\" of " + ClassNames.of(owner) + ": " + e.getMessage());
        }
    }

    /** Returns whether a value of a config is an object with settings, not a plain value. */
    static boolean isPart(Object value) {
        return !(value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof long[]
                || value instanceof double[]);
    }

    /** Returns a part that was added. */
    Part get(Object object) {
        return Objects.requireNonNull(parts.get(object));
    }

    /** Returns the id of an object that was written before, or 0; then the object gets an id if it occurs again. */
    long idOrNew(Part part) {
        if (part.id != 0) {
            return part.id;
        }
        if (part.uses > 1) {
            part.id = ++ids;
        }
        return 0;
    }

    long id(Part part) {
        return part.id;
    }

    private static String typeOf(Object object) {
        Class<?> type = object.getClass();
        String name = ClassNames.of(object);
        if (type.isHidden() || type.isAnonymousClass()) {
            throw new IllegalArgumentException(name + " has no settings; write it as a class that implements"
                    + " Configurable, and call ConfigTypes.register(...) for the class");
        }
        if (!(object instanceof Configurable)) {
            throw new IllegalArgumentException(name + " has no settings; let it implement Configurable, and call"
                    + " ConfigTypes.register(" + name + ".class, config -> new " + name + "(...))");
        }
        if (!ConfigTypes.isRegistered(type)) {
            throw new IllegalArgumentException(name + " is not registered; call ConfigTypes.register(" + name
                    + ".class, config -> new " + name + "(...))");
        }
        return ConfigTypes.nameOf(type);
    }

    private static Config configOf(Object object) {
        try {
            @Nullable Config config = object instanceof Configurable part ? part.config() : null;
            return Objects.requireNonNull(config, "config() returned null");
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    ClassNames.of(object) + " does not return its settings (" + e.getMessage() + "); correct config()",
                    e);
        }
    }

    /** An exception whose message names the setting already. */
    private static final class UnsavableException extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        UnsavableException(String message) {
            super(message);
        }
    }
}
