package io.github.openrouter4e.client.internal.errors;

import org.eclipse.jdt.annotation.Nullable;

/** The headers of a response. */
@FunctionalInterface
public interface HeaderLookup {
	/** No headers, as in a stream. */
	HeaderLookup NONE = name -> null;

	/** @return null if there is none of that name */
	@Nullable
	String get(String name);
}
