/** The workbench as tests see it, each from a thread of its own. */
package io.github.openrouter4e.testing.workbench;
