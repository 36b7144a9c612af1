package io.github.openrouter4e.chat.tools;

import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.storage.WellFormed;

/** How a call ended. */
@SuppressWarnings("nls") // what the model is told
public sealed interface ToolOutcome {

	/** A part of what the model gets. */
	sealed interface Part {

		/** Text. */
		record Text(String text) implements Part {
			/** Takes the text without half characters. */
			public Text {
				text = WellFormed.text(text);
			}
		}

		/**
		 * An image, for models that can see.
		 *
		 * @param dataUrl {@code data:image/…;base64,…}
		 */
		record Image(String dataUrl) implements Part {
		}
	}

	/**
	 * It did what it was called for.
	 *
	 * @param view what the user is shown; {@code null} for nothing more than the texts
	 */
	record Done(List<Part> parts, @Nullable ToolView view) implements ToolOutcome {
		/** Takes a copy of the list. */
		public Done {
			parts = List.copyOf(parts);
		}

		/** It did, and this is what the model is told. */
		public Done(String text) {
			this(List.of(new Part.Text(text)), null);
		}

		@Override
		public String text() {
			return parts.stream().map(part -> part instanceof Part.Text(String text) ? text : "")
					.filter(text -> !text.isEmpty()).collect(Collectors.joining("\n"));
		}
	}

	/**
	 * It did not.
	 *
	 * @param text what was wrong and what to do next, for the model
	 */
	record Failed(String text, Kind kind) implements ToolOutcome {

		/** What was wrong. */
		public enum Kind {
			/** The arguments are not what the tool takes. */
			ARGUMENTS,
			/** There is no such tool, file or thing. */
			NOT_FOUND,
			/** The model's picture of what it wants to change is out of date. */
			STALE,
			/** A rule forbids it; the user was not asked. */
			DENIED,
			/** It took too long. */
			TIMEOUT,
			/** The workbench ended while it ran: what it did is not known. */
			INTERRUPTED,
			/** Anything else. */
			INTERNAL
		}

		/** Takes the text without half characters. */
		public Failed {
			text = WellFormed.text(text);
		}
	}

	/**
	 * The user did not allow it.
	 *
	 * @param reason what the user typed for the model; may be empty
	 */
	record Denied(String reason) implements ToolOutcome {
		/** Takes the reason without half characters. */
		public Denied {
			reason = WellFormed.text(reason);
		}

		@Override
		public String text() {
			return reason.isBlank()
					? "The user did not allow this call. Nothing was run."
					: "The user did not allow this call. Nothing was run. The user says: " + reason;
		}
	}

	/** What the model is told in words. */
	String text();

	/** Whether the call did not do what it was called for. */
	default boolean failed() {
		return !(this instanceof Done);
	}
}
