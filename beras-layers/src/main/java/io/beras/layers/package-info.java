/**
 * Layers, blocks of layers, and the initial values of their weights.
 *
 * <p>To write a layer, compose tensor operations; write a {@link io.beras.core.Diffable} only where a lesson wants the
 * gradient or a pass over memory is saved.
 *
 * <ul>
 *   <li>Diffables, with hand-written gradients: {@code Dense}, the activations and the losses, because lessons derive their
 *       gradients; {@code Normalize}, the shared part of both normalizations, because it saves passes over memory.
 *   <li>Compositions of tensor operations, whose gradients the tape computes: {@code Conv2d}, {@code MaxPool2d}, {@code
 *       AvgPool2d}, {@code Embedding}, {@code Dropout}, {@code BatchNorm1d}, {@code LayerNorm1d}, {@code Flatten}.
 *   <li>Blocks, which call other layers: {@code Sequential}, {@code Residual}.
 * </ul>
 */
@NullMarked
package io.beras.layers;

import org.jspecify.annotations.NullMarked;
