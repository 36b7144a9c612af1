package io.github.openrouter4e.markdown.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * Shortens the data: addresses of images in the text of an answer while it arrives. They can be megabytes in one line, which
 * nobody reads, no widget copes with, and the parser need not see. Before an image is rendered it gets back its address. One
 * answer, one thread.
 */
@SuppressWarnings("nls") // parts of an address
public final class DataUrlBuffer {

	/** So much of the data stays in the text; what is not longer is left alone. */
	static final int KEPT = 400;

	/** More data than this in one answer is not shown as images. */
	private static final int MOST = 30_000_000;
	private static final String START = "data:image/";
	private static final String END = ";base64,";
	private static final int LONGEST_TYPE = 20;

	private final Map<String, String> addresses = new HashMap<>();
	/** What is, or may become, an address, from its first character on. */
	private final StringBuilder address = new StringBuilder();
	/** Where the data begins in the address; 0 as long as it has not begun. */
	private int data;
	private int length;
	private int room = MOST;

	/** The text as it is to be parsed and shown. Long data is left out of it. */
	public String take(String delta) {
		var text = new StringBuilder(Math.min(delta.length(), 100_000));
		for (var i = 0; i < delta.length(); i++) {
			take(delta.charAt(i), text);
		}
		return text.toString();
	}

	/** What is to be added to the text because it ends. */
	public String end() {
		var text = new StringBuilder();
		close(text);
		return text.toString();
	}

	private void take(char c, StringBuilder text) {
		if (data > 0) {
			if (isData(c)) {
				length++;
				if (room > 0) {
					room--;
					address.append(c);
				}
				if (length <= KEPT) {
					text.append(c);
				}
				return;
			}
			close(text);
		}
		text.append(c);
		if (!address.isEmpty() || c == 'd' || c == 'D') {
			address.append(c);
			if (!isBeginning()) {
				address.setLength(0);
				if (c == 'd' || c == 'D') {
					address.append(c);
				}
			}
		}
	}

	private void close(StringBuilder text) {
		if (data > 0 && length > KEPT) {
			var mark = "\u2026" + length + "\u2026" + addresses.size();
			var all = address.toString();
			if (length == all.length() - data && DataImage.isSafe(all)) {
				addresses.put(all.substring(0, data + KEPT) + mark, all);
			}
			text.append(mark);
		}
		address.setLength(0);
		data = 0;
		length = 0;
	}

	/** Whether this may become an address; notes when its data begins. */
	private boolean isBeginning() {
		var so = address.toString().toLowerCase(Locale.ROOT);
		if (so.length() <= START.length()) {
			return START.startsWith(so);
		}
		var end = so.indexOf(';');
		if (end < 0) {
			return so.length() - START.length() <= LONGEST_TYPE;
		}
		if (so.substring(end).equals(END)) {
			data = so.length();
		}
		return END.startsWith(so.substring(end));
	}

	private static boolean isData(char c) {
		return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/' || c == '=';
	}

	/** Gives the images below this node their addresses. */
	public Node restore(Node node) {
		if (!addresses.isEmpty()) {
			node.accept(new Restorer());
		}
		return node;
	}

	@NonNullByDefault({}) // the library's interfaces say nothing about null
	private final class Restorer extends AbstractVisitor {

		@Override
		public void visit(Image image) {
			var all = addresses.get(image.getDestination());
			if (all != null) {
				image.setDestination(all);
			}
		}
	}
}
