package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.custom.StyledText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.markdown.RichText;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.http.Gate;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** What a model may say to do harm, and what becomes of it in the transcript. */
@WorkbenchTest
@SuppressWarnings("nls")
class HostileOutputTest {

	private static final int CHUNKS = 50;
	private static final int CHUNK = 100_000;

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void nothingOfItIsActive(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var page = AnswerActionsTest.answered(chat, Answer
					.text("""
							<script>alert(1)</script>

							<a href="https://evil.example" onclick="alert(1)">raw link</a> <b onmouseover="alert(1)">bold</b>

							[script](javascript:alert(1)) [file](file:///etc/passwd) [data](data:text/html,<script>alert(1)</script>)
							[spaced](java\tscript:alert(1)) <javascript:alert(1)>

							![remote](https://evil.example/pixel.png) ![drawing](data:image/svg+xml;base64,PHN2Zy8+)

							```html
							<img src=x onerror="alert(1)"><script>alert(1)</script>
							```

							<style>body { display: none }</style><iframe src="https://evil.example"></iframe>
							<form action="https://evil.example"><input name="key"></form>

							The end of it."""));
			ChatFixture.waitForText(page, "The end of it.");
			assertEquals(List.of(), UiThread.get(() -> active(page)));
			var shown = ChatFixture.shown(page);
			assertTrue(shown.contains("<script>alert(1)</script>"), shown);
			assertTrue(shown.contains("onerror="), shown);
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void nothingOfItDisguisesTheRest(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var page = AnswerActionsTest.answered(chat,
					Answer.text("Run \u202Etxt.exe\u202C, \u2066then\u2069 \u001B[31mred\u001B[0m"
							+ " \u0007 and `\u202Eedoc` and\n\n```\n\u202Etxt\u001B[2J\n```\n\nThe end of it."));
			ChatFixture.waitForText(page, "The end of it.");
			var shown = ChatFixture.shown(page);
			for (var control : "\u202E\u202C\u2066\u2069\u001B\u0007".toCharArray()) {
				assertFalse(shown.indexOf(control) >= 0, Integer.toHexString(control));
			}
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void fiveMegabytesInOneLineLeaveTheViewUsable(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var gate = Gate.closedAt(1);
			chat.server().enqueueFor("/chat/completions", Answer.chunks(CHUNKS, CHUNK).gate(gate),
					Answer.text("Still there."));
			var page = chat.open();
			ChatFixture.send(page, "Say much");
			var transcript = TranscriptDriver.of(page);
			transcript.waitForText("The quick brown fox");
			for (var i = 0; i < CHUNKS; i++) {
				gate.release(1);
				ChatFixture.type(page, "typed while chunk " + i + " comes");
			}
			gate.open();
			UiThread.waitUntil("the answer has ended", () -> !page.presenter().session().isBusy());
			transcript.press(UserAction.OnTurn.COPY_ANSWER); // all of it, however little is shown
			UiThread.waitUntil("all of it is in the clipboard",
					() -> CodeActionsTest.clipboard() instanceof String text && text.length() == CHUNKS * CHUNK);
			UiThread.run(() -> page.presenter().send(Prompt.of("Are you there?")));
			transcript.waitForText("Still there.");
		}
	}

	/** What a click or the mere sight of it would set off. */
	private static List<String> active(ChatPage page) {
		return switch (page.transcript().control()) {
			case Browser browser -> {
				var found = (String) browser.evaluate("return [...document.querySelectorAll('main *')].filter(e =>"
						+ " ['SCRIPT','IFRAME','IMG','STYLE','FORM','INPUT','OBJECT','EMBED','LINK'].includes(e.tagName)"
						+ " || e.hasAttribute('href') || [...e.attributes].some(a => a.name.startsWith('on'))"
						+ " || e.dataset.h && !e.dataset.h.startsWith('http')).map(e => e.outerHTML).join('\\n')");
				yield found.isEmpty() ? List.of() : List.of(found);
			}
			case StyledText text -> StyledLines.of(text).map(range -> range.data)
					.filter(String.class::isInstance).map(String.class::cast)
					.filter(link -> !link.startsWith(RichText.ACTION) && !link.startsWith("http")).toList();
			default -> List.of("not a transcript");
		};
	}
}
