/** What is fast and what is not: each benchmark is a class, {@link io.github.openrouter4e.benchmarks.Benchmarks} runs them. */
package io.github.openrouter4e.benchmarks;
