package io.github.openrouter4e.ui.internal.routing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.models.ModelId;

/** Reads lists of model ids that users type, separated by commas, semicolons or spaces. */
final class ModelIds {

	private static final String SEPARATOR = ", "; //$NON-NLS-1$

	private ModelIds() {}

	static List<String> read(String text) {
		LinkedHashSet<String> ids = new LinkedHashSet<>();
		for (String piece : text.split("[,;\\s]+")) { //$NON-NLS-1$
			if (!piece.isEmpty()) {
				ids.add(piece);
			}
		}
		return List.copyOf(ids);
	}

	static String write(List<String> ids) {
		return String.join(SEPARATOR, ids);
	}

	static String append(String text, String id) {
		List<String> ids = new ArrayList<>(read(text));
		if (!ids.contains(id)) {
			ids.add(id);
		}
		return write(ids);
	}

	/** The first piece that cannot be an id; null if all can. */
	static @Nullable String invalid(List<String> ids) {
		for (String id : ids) {
			if (ModelId.parse(id).isEmpty()) {
				return id;
			}
		}
		return null;
	}
}
