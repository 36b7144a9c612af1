/** Asks the user whether tools may run. The questions are shown by the transcript of their conversation. */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.ui.internal.approval;
