package io.github.openrouter4e.client;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonFactory;

/** Checks that JSON from a caller is well-formed, so that a typing error is found before anything is sent. */
@SuppressWarnings("nls") // developer-facing detail of an exception that the UI words by its reason
final class JsonCheck {
	private static final JsonFactory FACTORY = new JsonFactory();

	private JsonCheck() {}

	static void requireValue(String text) {
		try (var parser = FACTORY.createParser(text)) {
			if (parser.nextToken() == null) {
				throw bad("no JSON value", null);
			}
			parser.skipChildren();
			if (parser.nextToken() != null) {
				throw bad("more than one JSON value", null);
			}
		} catch (IOException e) {
			throw bad("not well-formed JSON: " + e.getMessage(), e);
		}
	}

	static void requireObject(RawJson json, String what) {
		if (!json.text().stripLeading().startsWith("{")) {
			throw new InvalidRequestException(InvalidRequestException.Reason.BAD_JSON, what + " is not a JSON object");
		}
	}

	private static InvalidRequestException bad(String message, @org.eclipse.jdt.annotation.Nullable Exception cause) {
		return new InvalidRequestException(InvalidRequestException.Reason.BAD_JSON, message, cause);
	}
}
