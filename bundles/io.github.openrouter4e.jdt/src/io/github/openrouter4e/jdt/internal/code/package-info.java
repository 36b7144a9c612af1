/**
 * The Java code that a model may see. Begin reading at {@link io.github.openrouter4e.jdt.internal.code.JavaCode}, which finds
 * what a model names. Loaded only where JDT is there.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.jdt.internal.code;
