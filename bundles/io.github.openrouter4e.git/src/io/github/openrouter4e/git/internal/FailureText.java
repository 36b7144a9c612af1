package io.github.openrouter4e.git.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.ui.RequestTexts;

/** Words why something came to nothing, and what the user can do. */
public final class FailureText {

	private FailureText() {}

	/** @param failure {@code null} if the model answered, but with nothing of use */
	public static String of(@Nullable Exception failure, RequestTexts texts) {
		if (failure == null) {
			return Messages.CommitDialogue_noMessage;
		}
		return failure instanceof OpenRouterException ? texts.failure(failure) : of(failure);
	}

	/** @param failure of this Eclipse: nothing was asked of a model */
	public static String of(Throwable failure) {
		var detail = failure.getMessage();
		return detail == null || detail.isBlank()
				? Messages.FailureText_other
				: NLS.bind(Messages.FailureText_detail, Messages.FailureText_other, detail);
	}
}
