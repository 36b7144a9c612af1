/**
 * What actions of the editor take along of Java: the method with its types, fields and imports, elements of the views of JDT,
 * and tests that failed. The services, {@link io.github.openrouter4e.jdt.internal.actions.JavaStructure} and
 * {@link io.github.openrouter4e.jdt.internal.actions.JavaSubjects}, name no type of JDT, so that they exist, and are silent,
 * where it is missing.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.jdt.internal.actions;
