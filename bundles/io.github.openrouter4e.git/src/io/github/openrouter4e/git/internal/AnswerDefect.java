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
	 * What is wrong with the answer to a request that did not fail.
	 *
	 * @param completion {@code null} if nothing is known of how it ended
	 * @param inForm     whether there is what was asked for in it
	 * @return {@code null} if the answer is whole
	 */
	public static @Nullable AnswerDefect of(@Nullable ChatCompletion completion, boolean inForm) {
		if (completion != null) {
			if (completion.finishReason() == FinishReason.CONTENT_FILTER || completion.refusal() != null) {
				return WITHHELD;
			}
			if (completion.finishReason() == FinishReason.LENGTH
					|| AnswerPart.isCut(null, completion.nativeFinishReason())) {
				return CUT;
			}
		}
		return inForm ? null : OTHER_FORM;
	}
}
