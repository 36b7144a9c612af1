/**
 * Tools by which a model works with Java code as JDT knows it. Begin reading at
 * {@link io.github.openrouter4e.jdt.internal.tools.JavaTools}, which offers them;
 * {@link io.github.openrouter4e.jdt.internal.tools.JavaCode} finds what a model names. Classes of JDT may be missing: only
 * {@code JavaTools} and {@code JavaLanguage} are loaded without.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.jdt.internal.tools;
