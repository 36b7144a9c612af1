package io.github.openrouter4e.client.internal.signin;

import java.nio.charset.StandardCharsets;

import io.github.openrouter4e.client.SignInTexts;

/** The page that the browser shows at the end: plain, in the user's language, without a script or a picture. */
@SuppressWarnings("nls") // markup
final class CallbackPage {
	private static final String MARKUP = """
			<!DOCTYPE html>
			<html lang="%s">
			<head>
			<meta charset="utf-8">
			<meta name="viewport" content="width=device-width">
			<title>%s</title>
			<style>
			:root { color-scheme: light dark }
			body { font: 1.1rem/1.5 system-ui, sans-serif; margin: 20vh auto 0; max-width: 32rem; padding: 0 1rem }
			h1 { font-size: 1.6rem; font-weight: 600 }
			</style>
			</head>
			<body>
			<h1>%s</h1>
			<p>%s</p>
			</body>
			</html>
			""";

	private CallbackPage() {}

	static byte[] response(SignInTexts texts, boolean success) {
		String title = escaped(success ? texts.successTitle() : texts.failureTitle());
		String message = escaped(success ? texts.successMessage() : texts.failureMessage());
		return response("200 OK", MARKUP.formatted(escaped(texts.language()), title, title, message));
	}

	static byte[] notFound() {
		return response("404 Not Found", "");
	}

	private static byte[] response(String status, String body) {
		byte[] content = body.getBytes(StandardCharsets.UTF_8);
		String head = "HTTP/1.1 " + status + "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
				+ content.length + "\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\n"
				+ "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\nConnection: close\r\n\r\n";
		byte[] start = head.getBytes(StandardCharsets.US_ASCII);
		byte[] response = new byte[start.length + content.length];
		System.arraycopy(start, 0, response, 0, start.length);
		System.arraycopy(content, 0, response, start.length, content.length);
		return response;
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}
}
