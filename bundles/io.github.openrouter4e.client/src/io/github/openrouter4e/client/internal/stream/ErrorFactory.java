package io.github.openrouter4e.client.internal.stream;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.client.ServiceException;

/** Makes an exception of the error object in a response whose HTTP status was 200. */
@FunctionalInterface
public interface ErrorFactory {
	/** @param error the error member, normally an object */
	ServiceException create(JsonNode error, @Nullable String generationId);
}
