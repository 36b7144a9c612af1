/** JSON, tokens and the counting of them: what the server and its caching simulation share. */
package io.github.openrouter4e.testing.wire;
