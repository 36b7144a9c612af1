package io.github.openrouter4e.chat;

import io.github.openrouter4e.storage.WellFormed;

/**
 * Something that is sent along with a prompt. The name is what the user and the model see, for example a path relative to
 * the workspace.
 */
public sealed interface Attachment {

	/** Shown to the user and told to the model. */
	String name();

	/** How much it holds: characters of a text, bytes of an image, a PDF, a sound or a video. */
	int size();

	/** A text file, or the selected part of one. */
	record TextFile(String name, String text) implements Attachment {
		/** Takes them without half characters. */
		public TextFile {
			name = WellFormed.text(name);
			text = WellFormed.text(text);
		}

		@Override
		public int size() {
			return text.length();
		}
	}

	/** A large text from the clipboard. */
	record PastedText(String name, String text) implements Attachment {
		/** Takes them without half characters. */
		public PastedText {
			name = WellFormed.text(name);
			text = WellFormed.text(text);
		}

		@Override
		public int size() {
			return text.length();
		}
	}

	/**
	 * The text of a page of the web, whose name is its address. Somebody else's words: after it, what a model wants may be
	 * somebody else's wish.
	 */
	record WebPage(String name, String text) implements Attachment {
		/** Takes them without half characters. */
		public WebPage {
			name = WellFormed.text(name);
			text = WellFormed.text(text);
		}

		@Override
		public int size() {
			return text.length();
		}
	}

	/** The names of what is in a folder, one per line. */
	record FolderListing(String name, String listing) implements Attachment {
		/** Takes them without half characters. */
		public FolderListing {
			name = WellFormed.text(name);
			listing = WellFormed.text(listing);
		}

		@Override
		public int size() {
			return listing.length();
		}
	}

	/** An image; {@code mediaType} is for example {@code image/png}. */
	record Image(String name, String mediaType, Blob data) implements Attachment {
		/** Takes the name without half characters. */
		public Image {
			name = WellFormed.text(name);
		}

		@Override
		public int size() {
			return data.size();
		}
	}

	/**
	 * The JSON schema that the answer to this prompt must follow, with the name of the prompt that it belongs to. Not a part
	 * of the message: it goes along as the request's {@code response_format}. Of several the last one holds.
	 */
	record AnswerSchema(String name, String json) implements Attachment {
		/** Takes them without half characters. */
		public AnswerSchema {
			name = WellFormed.text(name);
			json = WellFormed.text(json);
		}

		@Override
		public int size() {
			return json.length();
		}
	}

	/** A sound; {@code format} is OpenRouter's name of it, for example {@code mp3}. */
	record Audio(String name, String format, Blob data) implements Attachment {
		/** Takes the name without half characters. */
		public Audio {
			name = WellFormed.text(name);
		}

		@Override
		public int size() {
			return data.size();
		}
	}

	/** A video; {@code mediaType} is for example {@code video/mp4}. */
	record Video(String name, String mediaType, Blob data) implements Attachment {
		/** Takes the name without half characters. */
		public Video {
			name = WellFormed.text(name);
		}

		@Override
		public int size() {
			return data.size();
		}
	}

	/** A PDF file; OpenRouter or the model reads it. */
	record Pdf(String name, Blob data) implements Attachment {
		/** Takes the name without half characters. */
		public Pdf {
			name = WellFormed.text(name);
		}

		/** The media type of PDF files. */
		public static final String MEDIA_TYPE = "application/pdf"; //$NON-NLS-1$

		@Override
		public int size() {
			return data.size();
		}
	}
}
