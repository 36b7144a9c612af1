/**
 * Files that survive a kill, and the small helpers that every bundle with files or listeners needs. API for the bundles of this
 * product; needs neither a workbench nor any other of its bundles.
 *
 * <p>Begin with {@link io.github.openrouter4e.storage.LineFile}, a file of checked JSON lines that is only appended to
 * (conversations, the cost ledger), and {@link io.github.openrouter4e.storage.AtomicFile}, a file that is replaced as a whole
 * (the model list, drafts). {@link io.github.openrouter4e.storage.DataFolder} knows where a bundle keeps them,
 * {@link io.github.openrouter4e.storage.Json} reads and writes what they hold.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.storage;
