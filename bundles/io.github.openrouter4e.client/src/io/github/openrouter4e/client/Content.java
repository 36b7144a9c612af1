package io.github.openrouter4e.client;

import java.util.List;

/** The content of a message: a plain string, or parts. The form is kept on the wire, as caches compare bytes. */
public sealed interface Content {
	/** A plain string. */
	record Plain(String text) implements Content {
	}

	/** Text, images, files, in order. */
	record Parts(List<ContentPart> parts) implements Content {
		public Parts {
			parts = List.copyOf(parts);
		}
	}

	/** Whether there is nothing in it. */
	default boolean isEmpty() {
		return switch (this) {
			case Plain plain -> plain.text().isEmpty();
			case Parts several -> several.parts().isEmpty();
		};
	}

	/** The text in it, parts joined without separator; images and files left out. */
	default String text() {
		return switch (this) {
			case Plain plain -> plain.text();
			case Parts several -> joined(several);
		};
	}

	private static String joined(Parts several) {
		var text = new StringBuilder();
		for (ContentPart part : several.parts()) {
			if (part instanceof ContentPart.Text(String words, CacheControl ignored)) {
				text.append(words);
			}
		}
		return text.toString();
	}
}
