/** The catalogue at its largest: a thousand models. */
package io.github.openrouter4e.benchmarks.catalogue;
