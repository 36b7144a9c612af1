package io.github.openrouter4e.ui.internal.transcript.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.RGB;

import io.github.openrouter4e.markdown.Html;
import io.github.openrouter4e.markdown.code.TokenKind;
import io.github.openrouter4e.ui.internal.transcript.Messages;
import io.github.openrouter4e.ui.internal.transcript.Palette;
import io.github.openrouter4e.ui.internal.transcript.TranscriptTheme;

/**
 * The page of the browser widget. Style and script are part of it, allowed by a
 * number used once. Its policy forbids every connection but {@code swt:}, which
 * is no network: on WebKitGTK, SWT's own way from the page to a browser
 * function goes through a request of that scheme, answered within the process.
 */
@SuppressWarnings("nls") // HTML, CSS
final class TranscriptPage {

	private TranscriptPage() {}

	/** @param secret what the page says with every call, so that nothing else in it can call */
	static String html(String secret) {
		var nonce = UUID.randomUUID().toString().replace("-", "");
		return resource("transcript.html").replace("@NONCE@", nonce)
				.replace("@LANG@", Locale.getDefault().toLanguageTag())
				.replace("@TITLE@", Html.escape(Messages.TranscriptPage_transcript))
				.replace("@CSS@", resource("transcript.css"))
				.replace("@JS@", resource("transcript.js").replace("@SECRET@", secret));
	}

	static Map<String, String> labels() {
		var labels = new LinkedHashMap<>(
				Map.of("code", Messages.TranscriptPage_labelCode, "copy", Messages.NativeTranscript_codeCopy, "insert",
						Messages.NativeTranscript_codeInsert, "replace",
						Messages.NativeTranscript_codeReplace, "save",
						Messages.NativeTranscript_codeSave, "earlier", Messages.TranscriptPage_earlier, "question",
						Messages.TranscriptPage_labelQuestion, "answer",
						Messages.TranscriptPage_labelAnswer, "tool", Messages.HtmlPieceRenderer_labelTool, "notice",
						Messages.TranscriptPage_labelNotice));
		labels.put("apply", Messages.NativeTranscript_codeApply);
		labels.put("latest", Messages.TranscriptPage_latest);
		return labels;
	}

	/** The custom properties that the style sheet uses. */
	static Map<String, String> variables(TranscriptTheme theme) {
		var values = new LinkedHashMap<String, String>();
		var palette = theme.palette();
		values.put("--bg", css(palette.background()));
		values.put("--fg", css(palette.foreground()));
		values.put("--muted", css(palette.muted()));
		values.put("--border", css(palette.border()));
		values.put("--code-bg", css(palette.codeBackground()));
		values.put("--question-bg", css(palette.questionBackground()));
		values.put("--link", css(palette.link()));
		values.put("--error", css(palette.error()));
		values.put("--font", family(theme.textFont(), "sans-serif"));
		values.put("--mono", family(theme.codeFont(), "monospace"));
		values.put("--size", theme.points(theme.textFont()) + "pt");
		values.put("--mono-size", theme.points(theme.codeFont()) + "pt");
		values.put("color-scheme", palette.dark() ? "dark" : "light");
		token(values, palette, "k", TokenKind.KEYWORD);
		token(values, palette, "t", TokenKind.TYPE);
		token(values, palette, "f", TokenKind.FUNCTION);
		token(values, palette, "s", TokenKind.STRING);
		token(values, palette, "n", TokenKind.NUMBER);
		token(values, palette, "c", TokenKind.COMMENT);
		token(values, palette, "a", TokenKind.ANNOTATION);
		token(values, palette, "v", TokenKind.VARIABLE);
		token(values, palette, "g", TokenKind.TAG);
		token(values, palette, "r", TokenKind.ATTRIBUTE);
		token(values, palette, "i", TokenKind.INSERTED);
		token(values, palette, "d", TokenKind.DELETED);
		return values;
	}

	private static void token(Map<String, String> values, Palette palette, String name, TokenKind kind) {
		values.put("--" + name, css(palette.token(kind)));
	}

	private static String css(RGB color) {
		return "#%02x%02x%02x".formatted(color.red, color.green, color.blue);
	}

	private static String family(FontData font, String fallback) {
		return '"' + font.getName().replaceAll("[\"\\\\]", "") + "\", " + fallback;
	}

	private static String resource(String name) {
		try (var stream = TranscriptPage.class.getResourceAsStream(name)) {
			if (stream == null) {
				throw new IllegalStateException(name);
			}
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException(e); // from our own bundle
		}
	}
}
