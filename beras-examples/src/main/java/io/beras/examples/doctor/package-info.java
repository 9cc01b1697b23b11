/**
 * Examines the machine: Java, native code, threads, memory, folders, fonts, data and terminal.
 *
 * <p>{@link io.beras.examples.doctor.Doctor} collects the findings of all examinations.
 */
@NullMarked
package io.beras.examples.doctor;

import org.jspecify.annotations.NullMarked;
