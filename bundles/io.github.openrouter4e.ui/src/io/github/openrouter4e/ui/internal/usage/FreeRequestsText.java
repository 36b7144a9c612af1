package io.github.openrouter4e.ui.internal.usage;

import java.text.MessageFormat;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.KeyInfo;

/** Says how many requests to free models are left today. */
public final class FreeRequestsText {

	private FreeRequestsText() {}

	/** A sentence; empty if OpenRouter does not tell. */
	public static String of(KeyInfo.@Nullable FreeRequests free) {
		Long remaining = free == null ? null : remaining(free);
		Long limit = free == null ? null : free.limit();
		if (remaining == null) {
			return ""; //$NON-NLS-1$
		}
		return limit == null
				? MessageFormat.format(Messages.FreeRequestsText_left, remaining)
				: MessageFormat.format(Messages.FreeRequestsText_leftOf, remaining, limit);
	}

	private static @Nullable Long remaining(KeyInfo.FreeRequests free) {
		Long told = free.remaining();
		Long used = free.used();
		Long limit = free.limit();
		if (told != null || used == null || limit == null) {
			return told;
		}
		return Long.valueOf(Math.max(0, limit - used));
	}
}
