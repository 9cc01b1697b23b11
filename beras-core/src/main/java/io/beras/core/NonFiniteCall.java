package io.beras.core;

import java.util.List;
import java.util.Optional;

/**
 * A call whose output was not finite, and its place in the program.
 *
 * @param call the call
 * @param layer the class of the innermost layer, loss or model that made the call
 * @param place the source line, as in "MyModel.java:23"
 * @param weights the variables that the call read; if there are none, the next variables that the same layer read
 */
public record NonFiniteCall(Call call, Optional<Class<?>> layer, String place, List<Variable> weights) {}
