package io.github.openrouter4e.chat.internal.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.storage.LineFrame;

/**
 * The leading text fields of an intact line, read without decoding the rest: opening a conversation needs the shape of the
 * tree only, and most of a line is what was said. Reading ends at the first field that is none of these, or whose value has
 * an escape; ids and types never have one.
 */
@SuppressWarnings("nls") // file format
final class LineHead {

	private static final byte[] VIEW = "\"view\":{\"type\":\"".getBytes(StandardCharsets.US_ASCII);
	private static final String[] USUAL_TYPES = {"piece", "part", "started", "question", "answer", "tool", "toolBegun"};

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
		return read(bytes, start, length, "");
	}

	/**
	 * The type of what a tool has for the user, in the line of its end; {@code null} if it has nothing. Quotation marks within
	 * texts have a backslash before them, so that no text looks like it.
	 */
	static @Nullable String viewType(byte[] bytes, int start, int length) {
		int last = start + length - VIEW.length;
		for (int i = start; i <= last; i++) {
			if (bytes[i] == VIEW[0] && Arrays.equals(bytes, i, i + VIEW.length, VIEW, 0, VIEW.length)) {
				var type = new LineHead(bytes, start, length);
				type.position = i + VIEW.length - 1;
				int size = type.text();
				return size < 0 ? null : type.string(i + VIEW.length, size);
			}
		}
		return null;
	}

	/** @param likely an id that is used instead of an equal one; most lines are about the turn of the line before */
	static LineHead read(byte[] bytes, int start, int length, String likely) {
		var head = new LineHead(bytes, start, length);
		while (head.field(likely)) {
			// the fields are taken as they come
		}
		return head;
	}

	private boolean field(String likely) {
		int start = position + 1;
		int length = text();
		if (length < 0 || !skip(':')) {
			return false;
		}
		boolean isType = is(start, length, "t");
		boolean isId = is(start, length, "id");
		boolean isParent = is(start, length, "p");
		if (!isType && !isId && !isParent && !is(start, length, "at")) {
			return false;
		}
		int value = position + 1;
		int size = text();
		if (size < 0) {
			return false;
		}
		if (isType) {
			type = type(value, size);
		} else if (isId) {
			id = is(value, size, likely) ? likely : string(value, size);
		} else if (isParent) {
			parent = string(value, size);
		} else {
			at = string(value, size);
		}
		return skip(',');
	}

	private String type(int start, int length) {
		for (String usual : USUAL_TYPES) {
			if (is(start, length, usual)) {
				return usual;
			}
		}
		return string(start, length);
	}

	private boolean is(int start, int length, String text) {
		if (length != text.length()) {
			return false;
		}
		for (int i = length - 1; i >= 0; i--) { // ids that differ do so at their end
			if (bytes[start + i] != text.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	private String string(int start, int length) {
		return new String(bytes, start, length, StandardCharsets.UTF_8);
	}

	/** Passes a text. {@return its length; −1 if it is none without escapes} */
	private int text() {
		if (!skip('"')) {
			return -1;
		}
		for (int i = position; i < end && bytes[i] != '\\'; i++) {
			if (bytes[i] == '"') {
				int length = i - position;
				position = i + 1;
				return length;
			}
		}
		return -1;
	}

	private boolean skip(char expected) {
		if (position < end && bytes[position] == expected) {
			position++;
			return true;
		}
		return false;
	}
}
