/** The history of conversations on disk, and what a streamed piece costs in a long one. */
package io.github.openrouter4e.benchmarks.history;
