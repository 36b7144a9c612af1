package io.github.openrouter4e.client.internal.http;

import java.io.IOException;

/** Reads a value from a response. */
@FunctionalInterface
public interface ResponseHandler<T> {
	/** Reads the value; the caller releases the connection. */
	T handle(HttpResponse response) throws IOException;
}
