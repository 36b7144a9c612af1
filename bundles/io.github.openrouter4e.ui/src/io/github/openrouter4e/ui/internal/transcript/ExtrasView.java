package io.github.openrouter4e.ui.internal.transcript;

import java.util.List;

/**
 * What came with an answer beside its text.
 *
 * @param images  data: addresses, checked
 * @param sources pages that the model cites; only addresses that may be opened
 */
public record ExtrasView(List<String> images, List<Source> sources) {

	/** A cited page. */
	public record Source(String address, String title) {
	}

	public boolean isEmpty() {
		return images.isEmpty() && sources.isEmpty();
	}
}
