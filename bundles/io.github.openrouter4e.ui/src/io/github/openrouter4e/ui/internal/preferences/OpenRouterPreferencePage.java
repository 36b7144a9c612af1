package io.github.openrouter4e.ui.internal.preferences;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

/** The preference page "OpenRouter". */
public final class OpenRouterPreferencePage extends PreferencePage implements IWorkbenchPreferencePage {
	@Override
	public void init(@Nullable IWorkbench workbench) {
		// nothing is needed of the workbench
	}

	@Override
	protected Control createContents(@Nullable Composite parent) {
		return new Composite(parent, SWT.NONE);
	}
}
