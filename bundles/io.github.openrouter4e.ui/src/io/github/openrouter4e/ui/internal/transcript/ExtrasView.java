package io.github.openrouter4e.ui.internal.transcript;

import java.util.List;

/**
 * What came with an answer beside its text.
 *
 * @param images  data: addresses, checked
 * @param sound   says that the answer can be heard, and how long it is; empty if it is not spoken
 * @param sources pages that the model cites; only addresses that may be opened
 */
public record ExtrasView(List<String> images, String sound, List<Source> sources) {

	/** A cited page. */
	public record Source(String address, String title) {
	}

	/** What can be done with an image. */
	public List<ActionView> imageActions(int number) {
		return List.of(new ActionView(new UserAction.OnImage(false, number), Messages.TurnViews_actionCopyImage),
				new ActionView(new UserAction.OnImage(true, number), Messages.TurnViews_actionSaveImage));
	}

	/** What can be done with the sound. */
	public List<ActionView> soundActions() {
		return List.of(new ActionView(UserAction.OnSound.PLAY_SOUND, Messages.TurnViews_actionPlay),
				new ActionView(UserAction.OnSound.STOP_SOUND, Messages.TurnViews_actionStop),
				new ActionView(UserAction.OnSound.SAVE_SOUND, Messages.TurnViews_actionSaveSound));
	}

	public boolean isEmpty() {
		return images.isEmpty() && sound.isEmpty() && sources.isEmpty();
	}
}
