package io.github.openrouter4e.storage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A framed line, put together where it is written from: the JSON is made behind room for the frame. Used again for the next
 * line, so that the pieces of a long answer take no memory of their own.
 */
final class LineBuffer extends ByteArrayOutputStream {

	/** Bytes that are kept for the next line; those that are longer have large attachments. */
	private static final int MOST_KEPT = 1 << 21;
	private static final int FIRST = 512;

	LineBuffer() {
		super(FIRST);
	}

	/** Replaces what is there by the line of an object with at least one field. */
	void set(ObjectNode object) {
		if (buf.length > MOST_KEPT) {
			buf = new byte[FIRST];
		}
		count = LineFrame.HEADER - 1; // the frame ends with the brace that the object begins with
		try {
			Json.mapper().writeValue(this, object);
		} catch (@SuppressWarnings("unused") JsonProcessingException e) {
			count = LineFrame.HEADER - 1;
			writeBytes(Json.escapedBytes(object));
		} catch (IOException e) {
			throw new UncheckedIOException(e); // memory can always be written
		}
		write('\n');
		LineFrame.fill(buf, count);
	}

	/** The line, which is followed by what is to be ignored. */
	byte[] bytes() {
		return buf;
	}
}
