package io.github.openrouter4e.git.internal;

import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.ui.RequestTexts;

/** Words why something came to nothing, and what the user can do. */
public final class FailureText {

	private FailureText() {}

	/** @param failure of a request, or of what is done before it is sent */
	public static String of(Exception failure, RequestTexts texts) {
		return failure instanceof OpenRouterException ? texts.failure(failure) : of(failure);
	}

	/** @param otherForm words for an answer without what was asked for */
	public static String of(AnswerDefect defect, String otherForm) {
		return switch (defect) {
			case CUT -> Messages.FailureText_cut;
			case WITHHELD -> Messages.FailureText_withheld;
			case OTHER_FORM -> otherForm;
		};
	}

	/** @param failure of this Eclipse: nothing was asked of a model */
	public static String of(Throwable failure) {
		var detail = failure.getMessage();
		return detail == null || detail.isBlank()
				? Messages.FailureText_other
				: NLS.bind(Messages.FailureText_detail, Messages.FailureText_other, detail);
	}
}
