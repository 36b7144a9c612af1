package io.github.openrouter4e.ui.internal.models;

import java.text.MessageFormat;

import io.github.openrouter4e.models.ModelResolution;

/** Says in a sentence what a user should know about a model id that the list does not simply have. */
public final class NoticeText {

	private NoticeText() {}

	/** Empty if there is nothing to say. */
	public static String of(ModelResolution resolution) {
		return switch (resolution.notice()) {
			case NONE, EXPIRING -> ""; //$NON-NLS-1$
			case BATCH -> Messages.NoticeText_batch;
			case LISTED_WITH_ROUTING -> Messages.NoticeText_routing;
			case PRESET -> Messages.NoticeText_preset;
			case ROUTER -> Messages.NoticeText_router;
			case UNLISTED -> Messages.NoticeText_unlisted;
			case REMOVED -> MessageFormat.format(Messages.NoticeText_vanished, resolution.name());
			case NO_CATALOGUE -> Messages.NoticeText_noCatalogue;
			case MALFORMED -> Messages.NoticeText_malformed;
		};
	}
}
