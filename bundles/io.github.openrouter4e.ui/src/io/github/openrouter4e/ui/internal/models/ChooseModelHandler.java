package io.github.openrouter4e.ui.internal.models;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;

import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.ui.internal.UiServices;

/**
 * The command "Choose Model" outside the chat view: chooses the model of new conversations. The chat view has a handler of
 * its own for the conversation it shows.
 */
public final class ChooseModelHandler extends AbstractHandler {

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) {
		// not the active shell of the event, which may be a dialog that has just been closed
		Shell shell = PlatformUI.getWorkbench().getModalDialogShellProvider().getShell();
		UiServices.with(shell, services -> {
			OpenRouterPreferences preferences = services.preferences();
			new ModelPicker().choose(shell, preferences.get(Settings.MODEL_ID),
					id -> preferences.set(Settings.MODEL_ID, id));
		});
		return null;
	}
}
