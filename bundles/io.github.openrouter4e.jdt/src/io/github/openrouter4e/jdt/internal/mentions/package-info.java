/**
 * What of Java can be mentioned in the chat's prompt with an @. The components name no type of JDT, which may be missing; what
 * does is loaded when they are asked.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.jdt.internal.mentions;
