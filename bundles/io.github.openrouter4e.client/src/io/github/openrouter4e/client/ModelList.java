package io.github.openrouter4e.client;

import java.util.List;

/**
 * The models, and the bytes they were read from.
 *
 * @param skipped
 *            how many entries could not be read, or repeat an id
 * @param partial
 *            whether the answer says that there are more models than it lists
 * @param json
 *            the answer as received, for a store on disk; not copied, so do not change it
 */
public record ModelList(List<Model> models, int skipped, boolean partial, byte[] json) {
	public ModelList {
		models = List.copyOf(models);
	}

	@Override
	@SuppressWarnings("nls")
	public String toString() {
		return "ModelList[" + models.size() + " models, " + skipped + " skipped]";
	}
}
