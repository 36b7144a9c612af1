package io.github.openrouter4e.ui.internal.models;

import java.util.function.Supplier;

import org.eclipse.swt.widgets.Shell;

import io.github.openrouter4e.ui.internal.ModelChooser;
import io.github.openrouter4e.ui.internal.ModelServices;
import io.github.openrouter4e.ui.internal.routing.ModelOptionsDialog;

/** Opens the dialogs for routing and parameters of the model shown. */
record DetailActions(Supplier<Shell> shell, ModelServices services, ModelChooser chooser)
		implements
			DetailsPane.Actions {

	@Override
	public void openRouting(String modelId) {
		new ModelOptionsDialog(shell.get(), services, chooser, modelId, false).open();
	}

	@Override
	public void openParameters(String modelId) {
		new ModelOptionsDialog(shell.get(), services, chooser, modelId, true).open();
	}
}
