package io.github.openrouter4e.chat.internal.store;

import java.nio.charset.StandardCharsets;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.storage.LineFrame;

/**
 * The leading text fields of an intact line, read without decoding the rest: opening a conversation needs the shape of the
 * tree only, and most of a line is what was said. Reading ends at the first field that is none of these, or whose value has
 * an escape; ids and types never have one.
 */
@SuppressWarnings("nls") // file format
final class LineHead {

	private final byte[] bytes;
	private final int end;
	private int position;

	String type = "";
	@Nullable
	String id;
	@Nullable
	String parent;
	@Nullable
	String at;

	private LineHead(byte[] bytes, int start, int length) {
		this.bytes = bytes;
		this.position = start + LineFrame.HEADER;
		this.end = start + length;
	}

	static LineHead read(byte[] bytes, int start, int length) {
		var head = new LineHead(bytes, start, length);
		while (head.field()) {
			// the fields are taken as they come
		}
		return head;
	}

	private boolean field() {
		String name = text();
		if (name == null || !skip(':')) {
			return false;
		}
		String value = switch (name) {
			case "t", "id", "p", "at" -> text();
			default -> null;
		};
		if (value == null) {
			return false;
		}
		switch (name) {
			case "t" -> type = value;
			case "id" -> id = value;
			case "p" -> parent = value;
			default -> at = value;
		}
		return skip(',');
	}

	private @Nullable String text() {
		if (!skip('"')) {
			return null;
		}
		for (int i = position; i < end && bytes[i] != '\\'; i++) {
			if (bytes[i] == '"') {
				String text = new String(bytes, position, i - position, StandardCharsets.UTF_8);
				position = i + 1;
				return text;
			}
		}
		return null;
	}

	private boolean skip(char expected) {
		if (position < end && bytes[position] == expected) {
			position++;
			return true;
		}
		return false;
	}
}
