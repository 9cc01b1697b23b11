/** Models as ONNX files, which ONNX Runtime and other programs run. */
@NullMarked
package io.beras.exchange.onnx;

import org.jspecify.annotations.NullMarked;
