package io.github.openrouter4e.chat.ignore;

import java.nio.file.Path;

/** Why a file or folder is not sent to a model unless the user asks for just that. */
public sealed interface Withheld {

	/** It holds secrets. */
	record Secret(SecretFiles.Kind kind) implements Withheld {
	}

	/**
	 * It is in the project only as a link.
	 *
	 * @param real where the link leads
	 */
	record Elsewhere(Path real) implements Withheld {
	}

	/** An ignore file keeps it from being sent. */
	record Excluded(Exclusion exclusion) implements Withheld {
	}
}
