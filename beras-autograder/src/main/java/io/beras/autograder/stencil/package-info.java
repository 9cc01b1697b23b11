/**
 * The stencil maker: turns the reference solution of an assignment into a project that a student completes.
 *
 * <p>{@link io.beras.autograder.stencil.StencilMaker} is the entry. JavaParser finds ranges only; all changes are made on
 * the text, so everything outside of these ranges stays as the lecturer wrote it.
 */
@NullMarked
package io.beras.autograder.stencil;

import org.jspecify.annotations.NullMarked;
