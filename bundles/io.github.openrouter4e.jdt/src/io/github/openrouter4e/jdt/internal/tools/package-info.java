/**
 * Tools by which a model works with Java code as JDT knows it. Begin reading at
 * {@link io.github.openrouter4e.jdt.internal.tools.JavaTools}, which offers them;
 * the code that they see is {@link io.github.openrouter4e.jdt.internal.code.JavaCode}. Classes of JDT may be missing: only
 * {@code JavaTools} and {@code JavaLanguage} are loaded without.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.jdt.internal.tools;
