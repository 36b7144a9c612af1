package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import org.eclipse.swt.SWT;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.markdown.code.ShownCode;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.http.Gate;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.chat.conversation.Notices;
import io.github.openrouter4e.ui.internal.transcript.CodeUse;
import io.github.openrouter4e.ui.internal.transcript.TranscriptUser;
import io.github.openrouter4e.ui.internal.transcript.TurnViews;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.internal.transcript.pane.TranscriptPane;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** Reasoning, sources and images of an answer. */
@WorkbenchTest
@SuppressWarnings("nls")
class AnswerPartsTest {

	private static final String PIXEL = "data:image/png;base64,"
			+ "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void reasoningIsReadWhileItComesAndFoldedFromTheAnswerOn(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var gate = Gate.closedAt(3);
			chat.server().enqueueFor("/chat/completions",
					Answer.reasoning("Hm, let me see about it.").text("The answer is yes.").gate(gate));
			var page = chat.open();
			ChatFixture.send(page, "Is it?");
			var transcript = TranscriptDriver.of(page);
			transcript.waitForText("Hm, let");
			gate.open();
			transcript.waitForText("The answer is yes.");
			transcript.waitUntilGone("Hm, let");
			transcript.toggleReasoning();
			transcript.waitForText("Hm, let me see about it.");
			transcript.toggleReasoning();
			transcript.waitUntilGone("Hm, let");
		}
	}

	/** Its question takes several frames, and the answer ends meanwhile. */
	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void aShortAnswerToALongQuestionIsShown(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			chat.server().enqueueFor("/chat/completions", Answer.text("Yes."));
			var page = chat.open();
			ChatFixture.send(page, "A long question it is.\n".repeat(300));
			ChatFixture.waitForText(page, "Yes.");
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void sourcesAreLinks(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget); var pane = new Pane(chat, widget)) {
			chat.server().enqueueFor("/chat/completions", Answer.text("See there.")
					.citation("https://example.org/a?b=1&c=2", "A & B", 0, 3)
					.citation("javascript:alert(1)", "Attack", 4, 8).citation("file:///etc/passwd", "Secret", 4, 8));
			pane.ask("Where?");
			pane.transcript.waitForText("A & B");
			pane.transcript.followLink("https://example.org/a?b=1&c=2");
			UiThread.waitUntil("the link is followed", () -> !pane.links.isEmpty());
			assertEquals(List.of("https://example.org/a?b=1&c=2"), pane.links);
			assertFalse(pane.transcript.text().contains("Attack"));
			assertFalse(pane.transcript.text().contains("Secret"));
		}
	}

	@Test
	void imagesAreShownInTheBrowser() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.BROWSER);
				var pane = new Pane(chat, TranscriptWidget.BROWSER)) {
			chat.server().enqueueFor("/chat/completions", Answer.text("A point.").image(PIXEL));
			pane.ask("Draw");
			pane.transcript.waitForText("A point.");
			UiThread.waitUntil("the image is drawn", () -> Double.valueOf(1).equals(((Browser) pane.pane.control())
					.evaluate("const i = document.querySelector('img[data-p]'); return i ? i.naturalWidth : 0")));
		}
	}

	/** Far longer than a line that is broken, and bounded in what it takes of the view. */
	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void imagesInTheTextAreShown(TranscriptWidget widget) throws Exception {
		var address = "data:image/png;base64," + Base64.getEncoder().encodeToString(noise(80, 1_200));
		assertTrue(address.length() > 100_000, "" + address.length());
		try (var chat = ChatFixture.withKey(widget); var pane = new Pane(chat, widget)) {
			chat.server().enqueueFor("/chat/completions", Answer.pieces("Before.\n\nSee ![a pic",
					"ture](data:image/png;bas", "e64," + address.substring(22, 9_000), address.substring(9_000),
					") there.\n\nBehind."));
			pane.ask("Draw");
			pane.transcript.waitForText("Behind.");
			UiThread.waitUntil("the image is drawn", () -> {
				var height = imageHeight(pane.pane.control());
				return height > 100 && height < 600;
			});
		}
	}

	private static double imageHeight(Control control) {
		return switch (control) {
			case Browser browser -> browser.evaluate("const i = document.querySelector('img'); return i &&"
					+ " i.naturalHeight === 1200 && i.alt === 'a picture' ? i.getBoundingClientRect().height : 0") instanceof Double height
							? height
							: 0;
			case StyledText text -> StyledLines.of(text).filter(r -> r.metrics != null)
					.mapToInt(r -> r.metrics.ascent).findFirst().orElse(0);
			default -> throw new AssertionError();
		};
	}

	private static byte[] noise(int width, int height) {
		var data = new ImageData(width, height, 24, new PaletteData(0xFF0000, 0xFF00, 0xFF));
		new Random(1).nextBytes(data.data);
		var loader = new ImageLoader();
		loader.data = new ImageData[]{data};
		var file = new ByteArrayOutputStream();
		loader.save(file, SWT.IMAGE_PNG);
		return file.toByteArray();
	}

	/** A transcript in a window of its own, whose links lead to the test. */
	private static final class Pane implements AutoCloseable {

		private final ChatFixture chat;
		private final List<String> links = new CopyOnWriteArrayList<>();
		private final Shell shell;
		private final TranscriptPane pane;
		private final TranscriptDriver transcript;

		Pane(ChatFixture chat, TranscriptWidget widget) {
			this.chat = chat;
			shell = UiThread.get(() -> new Shell(UiThread.display(), SWT.SHELL_TRIM));
			pane = UiThread.get(() -> {
				shell.setLayout(new FillLayout());
				var theme = new ThemeTracker(new Text(shell, SWT.NONE), chat.services().preferences(), changed -> {
					// it stays as it is
				});
				var executor = Executors.newSingleThreadScheduledExecutor();
				shell.addDisposeListener(event -> executor.shutdown());
				var created = TranscriptPane.create(shell, widget == TranscriptWidget.BROWSER, theme.current(),
						new TurnViews(Notices::failure), executor, new TranscriptUser() {
							@Override
							public void onAction(String entry, UserAction action) {
								throw new AssertionError(action);
							}

							@Override
							public void message(String message) {
								throw new AssertionError(message);
							}

							@Override
							public void useCode(CodeUse use, ShownCode code) {
								throw new AssertionError(use);
							}

							@Override
							public void openLink(String address) {
								links.add(address);
							}
						});
				created.fill();
				shell.setSize(600, 400);
				shell.open();
				created.setVisible(true);
				return created;
			});
			transcript = new TranscriptDriver(pane.control());
		}

		void ask(String question) {
			var session = chat.services().chat().create();
			UiThread.run(() -> pane.show(session));
			session.send(Prompt.of(question));
			UiThread.waitUntil("the answer has ended", () -> !session.isBusy());
			session.close();
		}

		@Override
		public void close() {
			UiThread.run(shell::dispose);
		}
	}
}
