package io.github.openrouter4e.ui.internal.models;

import java.util.function.Supplier;

import org.eclipse.swt.widgets.Shell;

/** Opens the dialogs for routing and parameters of the model shown. */
record DetailActions(Supplier<Shell> shell, PickerServices services) implements DetailsPane.Actions {

	@Override
	public void openRouting(String modelId) {
		// follows with the routing dialog
	}

	@Override
	public void openParameters(String modelId) {
		// follows with the parameters dialog
	}
}
