package io.github.openrouter4e.git.internal;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.AnswerPart;
import io.github.openrouter4e.client.ChatCompletion;
import io.github.openrouter4e.client.FinishReason;

/** Why an answer is not what was asked for, though the request did not fail. */
public enum AnswerDefect {
	/** A limit on its length cut it; of a model that reasons, nothing may be left. */
	CUT,
	/** The provider's filter withheld it or its rest, or the model refused. */
	WITHHELD,
	/** The model answered nothing, or something else. */
	OTHER_FORM;

	/**
	 * What the answer itself tells. Whether it has the form asked for, only the caller can see.
	 *
	 * @param completion {@code null} if the request failed
	 * @return {@code null} if the answer is whole
	 */
	public static @Nullable AnswerDefect of(@Nullable ChatCompletion completion) {
		if (completion == null) {
			return null;
		}
		if (completion.finishReason() == FinishReason.CONTENT_FILTER || completion.refusal() != null) {
			return WITHHELD;
		}
		return completion.finishReason() == FinishReason.LENGTH
				|| AnswerPart.isCut(null, completion.nativeFinishReason()) ? CUT : null;
	}
}
