/** Reading streamed answers: our client beside others. */
package io.github.openrouter4e.benchmarks.streaming;
