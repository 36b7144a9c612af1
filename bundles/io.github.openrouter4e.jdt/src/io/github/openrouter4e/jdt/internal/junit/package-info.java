/**
 * Tests that a model runs. Begin reading at {@link io.github.openrouter4e.jdt.internal.junit.RunTestsTool}; what it tells is
 * made by {@link io.github.openrouter4e.jdt.internal.junit.TestReport}, without Eclipse. Loaded only where JDT's JUnit is there.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.jdt.internal.junit;
