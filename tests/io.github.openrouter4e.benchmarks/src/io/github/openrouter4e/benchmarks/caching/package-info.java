/** What prompt caching saves in a long session, by the stand-in's rules. */
package io.github.openrouter4e.benchmarks.caching;
