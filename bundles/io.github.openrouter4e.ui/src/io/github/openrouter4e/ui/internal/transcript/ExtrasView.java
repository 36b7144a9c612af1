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

	/** What can be done with an image. */
	public List<ActionView> imageActions(int number) {
		return List.of(new ActionView(new UserAction.OnImage(false, number), Messages.TurnViews_actionCopyImage),
				new ActionView(new UserAction.OnImage(true, number), Messages.TurnViews_actionSaveImage));
	}

	public boolean isEmpty() {
		return images.isEmpty() && sources.isEmpty();
	}
}
