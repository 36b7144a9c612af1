/** Rendering an answer while it arrives. */
package io.github.openrouter4e.benchmarks.markdown;
