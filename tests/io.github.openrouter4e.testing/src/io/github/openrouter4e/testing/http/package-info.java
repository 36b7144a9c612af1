/** A small HTTP/1.1 server whose every byte a test can decide and whose every connection it can watch. */
package io.github.openrouter4e.testing.http;
