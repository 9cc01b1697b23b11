package io.beras.autograder.remote;

import io.beras.core.GradientTape;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.lang3.ClassUtils;

/** The objects that one process has and the other uses, in both directions. */
final class SharedObjects {

    private static final ClassLoader OWN_LOADER = Objects.requireNonNull(SharedObjects.class.getClassLoader());

    private final Peer peer;
    private final Vocabulary vocabulary;
    private final Map<Class<?>, Interfaces> interfaces = new HashMap<>();
    private final Exports exports = new Exports();
    private final WeakIdentityMap<Object> imports = new WeakIdentityMap<>();
    private final Mirrors variables = new Mirrors();
    private ClassLoader loader = OWN_LOADER;

    SharedObjects(Peer peer, Vocabulary vocabulary) {
        this.peer = peer;
        this.vocabulary = vocabulary;
    }

    /** Sets the class loader of the course's interfaces and records. */
    void use(ClassLoader courseLoader) {
        this.loader = courseLoader;
    }

    Mirrors variables() {
        return variables;
    }

    Exports exports() {
        return exports;
    }

    boolean isShared(Object object) {
        return !interfacesOf(object).interfaces().isEmpty();
    }

    private Interfaces interfacesOf(Object object) {
        return interfaces.computeIfAbsent(object.getClass(), type -> Interfaces.of(type, vocabulary));
    }

    /** Writes an object that stays in its process. */
    void write(Object object, FrameOutput output) {
        Integer number = imports.numberOf(object);
        if (number != null) {
            output.putTag(Tag.RETURNED);
            output.putInt(number);
        } else if (object instanceof GradientTape tape) {
            output.putTag(Tag.TAPE);
            TapeReplay replay = new TapeReplay(tape);
            output.putInt(
                    exports.of(tape, replay, interfacesOf(replay).methods()).number());
        } else if (isShared(object)) {
            output.putTag(Tag.REFERENCE);
            writeReference(object, interfacesOf(object), output);
        } else {
            throw new IllegalArgumentException("a " + object.getClass().getName()
                    + " can't be sent to another process; use tensors, arrays, lists, or objects of a given interface");
        }
    }

    private void writeReference(Object object, Interfaces offered, FrameOutput output) {
        output.putInt(exports.of(object, object, offered.methods()).number());
        output.putString(offered.name());
        putStrings(offered.interfaces().stream().map(Class::getName).toList(), output);
        putStrings(offered.overridden(), output);
        output.putBoolean(offered.hasFields());
        output.putBoolean(offered.isTraced());
    }

    private static void putStrings(List<String> strings, FrameOutput output) {
        output.putInt(strings.size());
        strings.forEach(output::putString);
    }

    /** Offers an object that the other process knows without having got it. */
    void offer(Object object, Class<?> type) {
        Map<String, Method> methods = new HashMap<>();
        for (Method method : type.getMethods()) {
            methods.put(MethodKeys.of(method), method);
        }
        exports.of(object, object, methods);
    }

    Object readReference(FrameInput input) throws ProtocolException {
        int number = input.takeInt();
        String name = input.takeString();
        List<Class<?>> types = new ArrayList<>();
        for (String each : takeStrings(input)) {
            vocabulary.sharedInterface(each, loader).ifPresent(types::add);
        }
        Set<String> overridden = Set.copyOf(takeStrings(input));
        boolean hasFields = input.takeBoolean();
        boolean isTraced = input.takeBoolean();
        Object known = imports.get(number);
        if (known != null) {
            return known;
        }
        RemoteObject handler = new RemoteObject(peer, number, name, overridden, hasFields, isTraced);
        return imported(number, proxy(types, handler));
    }

    private static List<String> takeStrings(FrameInput input) throws ProtocolException {
        int count = input.takeLength(Limits.INTERFACES);
        List<String> strings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            strings.add(input.takeString());
        }
        return strings;
    }

    private Object proxy(List<Class<?>> types, RemoteObject handler) throws ProtocolException {
        ClassLoader definer = types.stream().allMatch(Vocabulary::isInternal) ? OWN_LOADER : loader;
        try {
            return Proxy.newProxyInstance(
                    definer, Interfaces.mostSpecific(types).toArray(Class<?>[]::new), handler);
        } catch (IllegalArgumentException e) {
            throw new ProtocolException("an object that can't be used: " + e.getMessage());
        }
    }

    Object readTape(FrameInput input) throws ProtocolException {
        int number = input.takeInt();
        Object known = imports.get(number);
        if (known != null) {
            return known;
        }
        RemoteObject handler = RemoteObject.plain(peer, number, "GradientTape");
        return imported(number, new RemoteTape((TapeService) proxy(List.of(TapeService.class), handler)));
    }

    private Object imported(int number, Object object) {
        imports.put(number, object);
        return object;
    }

    /** Returns an object of this process, which the other process gives back. */
    Object own(int number) throws ProtocolException {
        return exports.require(number).object();
    }

    /** Writes what has changed in this process since the last frame. */
    void writeChanges(FrameOutput output) {
        Releases.write(imports.removeCollected(), output);
        variables.writeChanges(output);
    }

    void readChanges(FrameInput input) throws ProtocolException {
        Releases.read(input).forEach(exports::release);
        variables.readChanges(input);
    }

    /** Returns a record or an enum by name. */
    Class<?> valueType(String name) throws ProtocolException {
        return vocabulary
                .valueType(name, loader)
                .orElseThrow(() -> new ProtocolException("a value of the class " + name));
    }

    /** Returns the class that was named as the type of a result; naming a class runs no code of it. */
    Class<?> type(String name) throws ProtocolException {
        try {
            return ClassUtils.getClass(loader, name, false);
        } catch (ClassNotFoundException | LinkageError | IllegalArgumentException e) {
            throw new ProtocolException("no class has the name " + name);
        }
    }

    /** Returns the number of objects and variables that this process keeps for the other, and has from the other. */
    int size() {
        return exports.size() + imports.size() + variables.size();
    }
}
