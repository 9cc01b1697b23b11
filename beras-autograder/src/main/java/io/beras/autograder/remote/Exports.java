package io.beras.autograder.remote;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** The objects of this process that the other process can call, until it has dropped them. */
final class Exports {

    private final Map<Object, Export> byObject = new IdentityHashMap<>();
    private final Map<Integer, Export> byNumber = new HashMap<>();
    private int count;

    /** Returns the export of an object, which is made at the first time. */
    Export of(Object object, Object receiver, Map<String, Method> methods) {
        return byObject.computeIfAbsent(object, first -> {
            Export export = new Export(count++, first, receiver, methods);
            byNumber.put(export.number(), export);
            return export;
        });
    }

    Export require(int number) throws ProtocolException {
        Export export = byNumber.get(number);
        if (export == null) {
            throw new ProtocolException("no object has the number " + number);
        }
        return export;
    }

    void release(int number) {
        Export export = byNumber.remove(number);
        if (export != null) {
            byObject.remove(export.object());
        }
    }

    int size() {
        return byNumber.size();
    }
}
