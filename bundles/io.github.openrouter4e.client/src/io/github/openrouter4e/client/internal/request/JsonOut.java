package io.github.openrouter4e.client.internal.request;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.core.JsonGenerator;

import io.github.openrouter4e.client.CacheControl;
import io.github.openrouter4e.client.RawJson;

/** Writes JSON members, and leaves out those whose value is null or empty. */
@SuppressWarnings("nls") // wire names
record JsonOut(JsonGenerator generator) {

	void text(String name, @Nullable String value) throws IOException {
		if (value != null) {
			generator.writeStringField(name, value);
		}
	}

	void bool(String name, @Nullable Boolean value) throws IOException {
		if (value != null) {
			generator.writeBooleanField(name, value);
		}
	}

	/** Whole doubles are written without fraction: some providers take 1 for an integer and 1.0 not. */
	void number(String name, @Nullable Number value) throws IOException {
		if (value instanceof Double real && real != Math.rint(real)) {
			generator.writeNumberField(name, real);
		} else if (value instanceof BigDecimal exact) {
			generator.writeNumberField(name, exact);
		} else if (value != null) {
			generator.writeNumberField(name, value.longValue());
		}
	}

	void texts(String name, List<String> values) throws IOException {
		if (!values.isEmpty()) {
			generator.writeArrayFieldStart(name);
			for (String value : values) {
				generator.writeString(value);
			}
			generator.writeEndArray();
		}
	}

	void raw(String name, @Nullable RawJson value) throws IOException {
		if (value != null) {
			generator.writeFieldName(name);
			generator.writeRawValue(value.text());
		}
	}

	void raws(String name, List<RawJson> values) throws IOException {
		if (!values.isEmpty()) {
			generator.writeArrayFieldStart(name);
			for (RawJson value : values) {
				generator.writeRawValue(value.text());
			}
			generator.writeEndArray();
		}
	}

	void cacheControl(@Nullable CacheControl mark) throws IOException {
		if (mark != null) {
			generator.writeObjectFieldStart("cache_control");
			generator.writeStringField("type", "ephemeral");
			CacheControl.Ttl ttl = mark.ttl();
			if (ttl != null) {
				generator.writeStringField("ttl", ttl.wireName());
			}
			generator.writeEndObject();
		}
	}
}
