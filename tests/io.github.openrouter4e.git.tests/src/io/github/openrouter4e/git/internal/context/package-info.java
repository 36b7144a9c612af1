@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.git.internal.context;
