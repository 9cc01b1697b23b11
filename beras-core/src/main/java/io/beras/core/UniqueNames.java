package io.beras.core;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes names unique: the second "w" becomes "w_2", the third "w_3". A name that is taken is skipped.
 *
 * <pre>{@code
 * UniqueNames names = new UniqueNames();
 * names.next("w");        // w
 * names.next("w_2");      // w_2
 * names.next("w");        // w_3
 * }</pre>
 */
public final class UniqueNames {

    private final Set<String> taken = new HashSet<>();

    /** Returns the name, or the name with the first free number from 2 on, and takes it. */
    public String next(String name) {
        String unique = name;
        for (int number = 2; !taken.add(unique); number++) {
            unique = name + "_" + number;
        }
        return unique;
    }

    /** Returns variables by their unique {@link Variable#name()}s, in their order. */
    public static Map<String, Variable> of(List<Variable> variables) {
        UniqueNames names = new UniqueNames();
        Map<String, Variable> named = new LinkedHashMap<>();
        variables.forEach(variable -> named.put(names.next(variable.name()), variable));
        return named;
    }
}
