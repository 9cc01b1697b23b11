package io.beras.core;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Promises that {@code forward} of a library class neither changes nor keeps its inputs, and returns a new array, made by
 * {@code io.beras.core.arrays}.
 *
 * <p>Calls of such a class need no copies. The annotation is not inherited, since a subclass may override {@code forward}.
 * Without the annotation a class is right as well, and slower by the copies.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PureForward {}
