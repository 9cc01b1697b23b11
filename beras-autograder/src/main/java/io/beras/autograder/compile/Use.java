package io.beras.autograder.compile;

import org.apache.commons.lang3.StringUtils;

/**
 * A class or a method that submitted code uses.
 *
 * @param where the class or method that uses it, such as "Softmax.forward"
 * @param owner the full name of the used class, or of the class through which the method is called
 * @param method the used method, or "" for a use of the class itself
 * @param descriptor the parameters and the result of the method, or ""
 */
record Use(String where, String owner, String method, String descriptor) {

    static Use ofClass(String where, String owner) {
        return new Use(where, owner, "", "");
    }

    boolean isOfClass() {
        return method.isEmpty();
    }

    /** Returns the name of a method of a class as in a sentence, such as "Tensor.softmax". */
    static String shown(String owner, String method) {
        String simple = StringUtils.substringAfterLast("." + owner, ".").replace('$', '.');
        return method.equals("<init>") ? "new " + simple : simple + "." + method;
    }
}
