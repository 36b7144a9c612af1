/** Prompt caching as the providers do it, so that bills with and without cache marks can be compared. */
package io.github.openrouter4e.testing.caching;
