/**
 * The {@code beras} command: options, progress, error messages and output files.
 *
 * <p>{@link io.beras.examples.cli.BerasCommand} contains {@code main}. Its subcommands train a model, download MNIST, and
 * run a lesson.
 */
@NullMarked
package io.beras.examples.cli;

import org.jspecify.annotations.NullMarked;
