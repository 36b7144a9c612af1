package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openrouter4e.chat.Blob;
import io.github.openrouter4e.models.RequestOption;
import io.github.openrouter4e.models.RequestOptions;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.transcript.Sound;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** Answers that are spoken: asked for, shown, kept, and heard. */
@WorkbenchTest
@SuppressWarnings("nls")
class AnswerSoundsTest {

	private static final Sound SOUND = Sound.of(List.of(Blob.of(new byte[]{1, 2, 3, 4})));

	@TempDir
	Path folder;

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void aSpokenAnswerIsShownWithWhatIsSaidAndIsNotSentOn(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			chat.server().enqueueFor("/chat/completions",
					Answer.text("").speech("Hello there.", new byte[60_000], 7_000),
					Answer.text("").speech("Good bye.", new byte[10], 7));
			var page = chat.open();
			UiThread.run(() -> page.presenter().session().setOptions(page.presenter().session().snapshot().options()
					.withModel("openai/gpt-audio-mini")
					.withRequest(RequestOptions.EMPTY.with(RequestOption.VOICE, "marin"))));
			ChatFixture.send(page, "Say hello");
			var transcript = TranscriptDriver.of(page);
			transcript.waitForText("Hello there.");
			transcript.waitForText("Spoken answer, 0:02");
			var request = chat.server().lastChat().json();
			assertEquals("[\"text\",\"audio\"]", request.path("modalities").toString());
			assertEquals("{\"voice\":\"marin\",\"format\":\"pcm16\"}", request.path("audio").toString());
			UiThread.waitUntil("the answer has ended", () -> !page.presenter().session().isBusy());
			transcript.press(UserAction.OnSound.STOP_SOUND);

			ChatFixture.send(page, "Say good bye");
			transcript.waitForText("Good bye.");
			assertEquals("{\"role\":\"assistant\",\"content\":\"Hello there.\"}",
					chat.server().lastChat().json().at("/messages/1").toString());
		}
	}

	@Test
	void whatThePlatformPlaysIsNotOpenedAndEndsWhenItIsStopped() throws Exception {
		var played = new AtomicReference<byte[]>();
		var ended = new CountDownLatch(1);
		var opened = new ArrayList<String>();
		UiThread.run(() -> {
			var shell = new Shell(UiThread.display(), SWT.NONE);
			var sounds = new AnswerSounds(shell, text -> {
				throw new AssertionError(text);
			}, (samples, stopped) -> {
				played.set(samples);
				while (!stopped.getAsBoolean()) {
					Thread.onSpinWait();
				}
				ended.countDown();
				return true;
			}, opened::add);
			sounds.play(SOUND);
			shell.dispose(); // as the view is closed
		});
		ended.await();
		assertArrayEquals(SOUND.bytes(), played.get());
		assertEquals(List.of(), opened);
	}

	@Test
	void withoutASoundDeviceAnotherProgramGetsAFile() throws Exception {
		var said = new ArrayList<String>();
		var opened = new ArrayList<String>();
		var shell = UiThread.get(() -> new Shell(UiThread.display(), SWT.NONE));
		try {
			UiThread.run(
					() -> new AnswerSounds(shell, said::add, (samples, stopped) -> false, opened::add).play(SOUND));
			UiThread.waitUntil("it is said", () -> said.size() == 1);
			UiThread.run(() -> new AnswerSounds(shell, said::add, (samples, stopped) -> false, file -> false)
					.play(SOUND));
			UiThread.waitUntil("it is said", () -> said.size() == 2);
			assertEquals(List.of(Messages.AnswerSounds_opened, Messages.AnswerSounds_noPlayer), said);
			assertTrue(opened.getFirst().endsWith(".wav"), opened.getFirst());
			assertArrayEquals(SOUND.file(), Files.readAllBytes(Path.of(opened.getFirst())));
			Files.delete(Path.of(opened.getFirst()));
		} finally {
			UiThread.run(shell::dispose);
		}
	}

	@Test
	void aSoundIsSaved() throws Exception {
		var said = new ArrayList<String>();
		var shell = UiThread.get(() -> new Shell(UiThread.display(), SWT.NONE));
		try {
			var file = folder.resolve("answer.wav");
			var sounds = UiThread.get(() -> new AnswerSounds(shell, said::add));
			UiThread.run(() -> sounds.save(SOUND, file));
			UiThread.run(() -> sounds.save(SOUND, folder.resolve("none/answer.wav")));
			UiThread.waitUntil("it is said", () -> said.size() == 2);
			assertArrayEquals(SOUND.file(), Files.readAllBytes(file));
			assertTrue(said.contains(NLS.bind(Messages.AnswerImages_saved, file)), said.toString());
			assertFalse(Files.exists(folder.resolve("none")));
		} finally {
			UiThread.run(shell::dispose);
		}
	}
}
