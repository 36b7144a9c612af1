package io.github.openrouter4e.client.internal.signin;

/** What a user pastes: the code, or the whole address in which it came. */
@SuppressWarnings("nls") // wire names
final class PastedCode {
	private PastedCode() {}

	static String of(String pasted) {
		String text = pasted.strip();
		int query = text.indexOf('?');
		String code = query < 0
				? null
				: CallbackServer.parameter(text.substring(query + 1).replaceFirst("#.*", ""), "code");
		return code == null ? text : code;
	}
}
