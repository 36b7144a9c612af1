package io.github.openrouter4e.editor.internal.actions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.commands.IParameterValues;
import org.osgi.framework.FrameworkUtil;

import io.github.openrouter4e.ui.SavedPrompts;

/** What the parameter of the command for saved prompts may be: for the preferences of keys and for Quick Access. */
public final class SavedPromptNames implements IParameterValues {

	@Override
	public Map<String, String> getParameterValues() {
		var values = new LinkedHashMap<String, String>();
		names().forEach(name -> values.put(name, name));
		return values;
	}

	static List<String> names() {
		var bundles = FrameworkUtil.getBundle(SavedPromptNames.class).getBundleContext();
		var reference = bundles.getServiceReference(SavedPrompts.class);
		var prompts = reference == null ? null : bundles.getService(reference);
		if (reference == null || prompts == null) {
			return List.of();
		}
		try {
			return prompts.names();
		} finally {
			bundles.ungetService(reference);
		}
	}
}
