/**
 * Drives the installed product in a real Eclipse: for the tests of the installed thing and for {@code releng/run.sh}.
 * It depends on nothing of ours, so that it neither activates our bundles nor is in the way of removing them, and finds
 * widgets by their ids as SWTBot does. Installed from a repository of its own; never shipped.
 */
package io.github.openrouter4e.probe;
