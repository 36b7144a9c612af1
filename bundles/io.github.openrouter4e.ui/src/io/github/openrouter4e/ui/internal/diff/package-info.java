/** Diffs in the workbench's compare editor, which may be missing: begin with {@code WorkbenchDiffViews}. */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.ui.internal.diff;
