/**
 * What Eclipse knows of Java, for models and for the actions in the editor. Silent where the Java tools are missing.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.jdt.internal;
