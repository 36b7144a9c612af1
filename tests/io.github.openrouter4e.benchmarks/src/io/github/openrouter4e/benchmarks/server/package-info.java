/** The server side of the streaming benchmarks. */
package io.github.openrouter4e.benchmarks.server;
