package io.github.openrouter4e.client;

/** Whether the model may, must or must not use tools. */
public sealed interface ToolChoice {
	/** A general rule. */
	@SuppressWarnings("nls") // wire names
	enum Mode implements ToolChoice {
		NONE("none"), AUTO("auto"), REQUIRED("required");

		private final String wireName;

		Mode(String wireName) {
			this.wireName = wireName;
		}

		/** As in the request. */
		public String wireName() {
			return wireName;
		}
	}

	/** Exactly this function, which must be among the tools. */
	record Function(String name) implements ToolChoice {
	}

	/** Exactly this server tool, which must be among the tools. */
	record Server(String type) implements ToolChoice {
	}
}
