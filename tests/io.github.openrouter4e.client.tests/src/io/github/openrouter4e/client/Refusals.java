package io.github.openrouter4e.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** Assertions about the kind of a {@link ServiceException}. */
public final class Refusals {

	private Refusals() {}

	/** {@return what the call throws, which is a refusal of this kind} */
	public static ServiceException assertRefused(ServiceException.Kind kind, Executable call) {
		return assertKind(kind, assertThrows(ServiceException.class, call));
	}

	/** {@return the failure, which is a refusal of this kind} */
	public static ServiceException assertKind(ServiceException.Kind kind, Throwable failure) {
		ServiceException refused = assertInstanceOf(ServiceException.class, failure);
		assertEquals(kind, refused.kind());
		return refused;
	}
}
