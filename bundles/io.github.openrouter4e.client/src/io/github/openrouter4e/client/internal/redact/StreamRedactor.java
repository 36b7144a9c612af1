package io.github.openrouter4e.client.internal.redact;

/**
 * Removes secrets from a text that comes in pieces, also where a secret is spread over several of them. A piece that
 * ends like a secret begins is held back from the point on where that can hardly be chance; all other text passes at
 * once and unchanged, which costs one look at each character. Not thread-safe.
 */
@SuppressWarnings("nls") // no user-visible text
public final class StreamRedactor {
	/** So much of a secret's beginning is a secret too, when the text ends within it. */
	private static final int REVEALING_PREFIX = 16;

	/** So much of the text mostly shows that it is no secret. */
	private static final int TELLING_LENGTH = 32;

	private final SecretPatterns patterns;
	/** End of the text so far that may be the beginning of a secret. */
	private String carry = "";
	/** So many characters of {@link #carry} have been passed on already. */
	private int passedOn;

	StreamRedactor(SecretPatterns patterns) {
		this.patterns = patterns;
	}

	/** @return what can be passed on now; {@code piece} itself nearly always, may be empty */
	public String append(String piece) {
		if (!carry.isEmpty() && passedOn == carry.length() && endsCarry(piece)) {
			carry = "";
			passedOn = 0;
		}
		if (carry.isEmpty()) {
			int from = patterns.firstPossibleStart(piece);
			if (from == piece.length() - 1 && from >= 0) {
				holdLast(piece);
				return piece;
			}
			return from < 0 ? piece : search(piece, from, 0);
		}
		return search(carry + piece, 0, passedOn);
	}

	/** Whether both hold back the same, and so make the same of the next piece. */
	public boolean isLike(StreamRedactor other) {
		return passedOn == other.passedOn && carry.equals(other.carry);
	}

	/** To have been given what the other one was. */
	public void follow(StreamRedactor other) {
		carry = other.carry;
		passedOn = other.passedOn;
	}

	/** Whether the beginning of {@code piece} shows that no secret has begun before it. */
	private boolean endsCarry(String piece) {
		if (piece.isEmpty()) {
			return false;
		}
		if (carry.length() == 1 && !patterns.mayStart(carry.charAt(0), piece.charAt(0))) {
			return true; // mostly; no string need be made then
		}
		String text = carry + piece.substring(0, Math.min(piece.length(), TELLING_LENGTH));
		for (int i = 0; i < carry.length(); i++) {
			if (patterns.isPossibleStart(text, i)) {
				return false;
			}
		}
		return true;
	}

	/** @return what was held back, at the end of the text */
	public String end() {
		String rest = carry.substring(passedOn);
		boolean revealing = carry.length() >= REVEALING_PREFIX;
		carry = "";
		passedOn = 0;
		return revealing ? Redactor.MASK : rest;
	}

	/**
	 * @param from
	 *            there is nothing before it
	 * @param done
	 *            characters of the text that have been passed on before
	 */
	private String search(String text, int from, int done) {
		StringBuilder out = null;
		int copied = done;
		for (int i = from; i < text.length(); i++) {
			if (!patterns.mayStart(text, i)) {
				continue;
			}
			int end = patterns.end(text, i);
			if (end > 0) {
				out = out == null ? new StringBuilder(text.length()) : out;
				out.append(text, copied, Math.max(copied, i)).append(Redactor.MASK);
				copied = Math.max(copied, end);
				i = end - 1;
			} else if (end == Redactor.OPEN) {
				String shown = hold(text, i, copied);
				return out == null ? shown : out.append(shown).toString();
			}
		}
		carry = "";
		passedOn = 0;
		return out == null ? text.substring(copied) : out.append(text, copied, text.length()).toString();
	}

	/** As {@link #hold} for the last character alone, with which one short piece in a few ends. */
	private void holdLast(String piece) {
		carry = patterns.start(piece.charAt(piece.length() - 1));
		passedOn = 1;
	}

	private String hold(String text, int from, int copied) {
		carry = text.substring(from);
		int shown = Math.max(copied, Math.min(text.length(), from + patterns.visiblePrefix()));
		passedOn = shown - from;
		return text.substring(copied, shown);
	}
}
