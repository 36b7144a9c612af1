package io.github.openrouter4e.ui.internal.models;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.swt.widgets.Shell;

import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.ui.internal.ModelChooser;
import io.github.openrouter4e.ui.internal.ModelServices;
import io.github.openrouter4e.ui.internal.UiServices;

/** Opens the picker of the workbench and remembers what was chosen lately. */
public final class ModelPicker implements ModelChooser {

	private static final int RECENT = 10;

	@Override
	public void choose(Shell parent, String current, Consumer<String> chosen) {
		UiServices.with(parent, services -> open(parent, ModelServices.of(services), current, chosen));
	}

	private void open(Shell parent, ModelServices services, String current, Consumer<String> chosen) {
		ModelPickerDialog dialog = new ModelPickerDialog(parent, services, this, current);
		dialog.open();
		String id = dialog.chosen();
		if (id != null) {
			remember(services.preferences(), id);
			chosen.accept(id);
		}
	}

	/** Puts the model in front of those used lately. */
	static void remember(OpenRouterPreferences preferences, String id) {
		List<String> recents = new ArrayList<>(preferences.get(Settings.RECENT_MODELS));
		recents.remove(id);
		recents.add(0, id);
		preferences.set(Settings.RECENT_MODELS, List.copyOf(recents.subList(0, Math.min(RECENT, recents.size()))));
	}
}
