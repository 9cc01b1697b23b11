package io.beras.core;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A promise of a library class about its {@code forward}: it neither changes nor keeps its inputs, and returns a fresh
 * array from the array layer.
 *
 * <p>Its calls then need no copies. Not inherited: a subclass may override {@code forward}, so it promises for itself.
 * A class without this annotation is always right, and a copy slower.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PureForward {}
