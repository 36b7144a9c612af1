package io.github.openrouter4e.client.internal.http;

import java.io.IOException;

/** Makes a value of a response. */
@FunctionalInterface
public interface ResponseHandler<T> {
	/** Reads what it needs; the connection is looked after by the caller. */
	T handle(HttpResponse response) throws IOException;
}
