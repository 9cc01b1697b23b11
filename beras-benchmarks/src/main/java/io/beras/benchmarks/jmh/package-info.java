/** JMH benchmarks, each of which justifies a choice for speed: {@code scripts/jmh.sh} runs them. */
@NullMarked
package io.beras.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
