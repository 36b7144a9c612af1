package io.github.openrouter4e.ui.internal.routing;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

import io.github.openrouter4e.ui.internal.ModelChooser;
import io.github.openrouter4e.ui.internal.ModelServices;

/** Routing and parameters of one model, opened from the picker. */
public final class ModelOptionsDialog extends TitleAreaDialog {

	private final ModelServices services;
	private final ModelChooser chooser;
	private final String modelId;
	private final boolean parametersFirst;
	private @Nullable ModelOptionsPanel panel;

	/**
	 * @param chooser         helps to add fallback models
	 * @param parametersFirst whether the parameters are in front, otherwise the routing
	 */
	public ModelOptionsDialog(Shell parent, ModelServices services, ModelChooser chooser, String modelId,
			boolean parametersFirst) {
		super(parent);
		this.services = services;
		this.chooser = chooser;
		this.modelId = modelId;
		this.parametersFirst = parametersFirst;
		setShellStyle(getShellStyle() | SWT.RESIZE);
		setHelpAvailable(false);
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(Messages.ModelOptionsDialog_title);
		}
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		setTitle(Texts.format(Messages.ModelOptionsDialog_heading, modelId));
		setMessage(Messages.ModelOptionsDialog_message);
		ModelOptionsPanel created = new ModelOptionsPanel(area, services, chooser, this::validate);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(created);
		created.show(modelId);
		if (parametersFirst) {
			created.showParameters();
		}
		panel = created;
		return area;
	}

	private void validate() {
		ModelOptionsPanel shown = panel;
		if (shown != null) {
			String problem = shown.problem();
			setErrorMessage(problem);
			Button ok = getButton(IDialogConstants.OK_ID);
			if (ok != null) {
				ok.setEnabled(problem == null);
			}
		}
	}

	@Override
	protected void okPressed() {
		if (panel != null) {
			panel.apply();
		}
		super.okPressed();
	}
}
