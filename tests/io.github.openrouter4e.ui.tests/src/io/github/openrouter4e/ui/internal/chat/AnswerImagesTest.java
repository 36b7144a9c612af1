package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.widgets.Composite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** What can be done with the images of an answer. */
@WorkbenchTest
@SuppressWarnings("nls")
class AnswerImagesTest {

	private static final byte[] PNG = png();
	private static final String IMAGE = "data:image/png;base64," + Base64.getEncoder().encodeToString(PNG);

	@TempDir
	Path folder;

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void anImageIsCopiedAndSentOn(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			chat.server().enqueueFor("/chat/completions", Answer.text("Here it is.").image(IMAGE),
					Answer.text("Darker now."));
			var page = chat.open();
			ChatFixture.send(page, "Draw a square");
			var transcript = TranscriptDriver.of(page);
			transcript.waitForText("Here it is.");
			UiThread.waitUntil("the answer has ended", () -> !page.presenter().session().isBusy());
			transcript.press(new UserAction.OnImage(false, 0));
			UiThread.waitUntil("the clipboard has the image", () -> {
				var clipboard = new Clipboard(UiThread.display());
				try {
					return clipboard.getContents(ImageTransfer.getInstance()) instanceof ImageData data
							&& data.width == 3 && data.height == 2;
				} finally {
					clipboard.dispose();
				}
			});

			ChatFixture.send(page, "Make it darker");
			transcript.waitForText("Darker now.");
			assertEquals(IMAGE,
					chat.server().lastChat().json().at("/messages/1/images/0/image_url/url").asText());
		}
	}

	@Test
	void anImageIsSavedAsItCame() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			var said = new ArrayList<String>();
			var images = UiThread.get(() -> new AnswerImages((Composite) page.control(), said::add));
			var file = folder.resolve("image.png");
			UiThread.run(() -> images.save(IMAGE, file));
			UiThread.waitUntil("it is said", () -> !said.isEmpty());
			assertEquals(List.of(NLS.bind(Messages.AnswerImages_saved, file)), said);
			assertArrayEquals(PNG, Files.readAllBytes(file));
		}
	}

	@Test
	void whatIsNoImageIsNeitherSavedNorCopied() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			var said = new ArrayList<String>();
			var images = UiThread.get(() -> new AnswerImages((Composite) page.control(), said::add));
			var program = "data:image/png;base64," + Base64.getEncoder().encodeToString("#!/bin/sh".getBytes());
			var file = folder.resolve("image.png");
			UiThread.run(() -> images.save(program, file));
			UiThread.run(() -> images.save(program));
			UiThread.run(() -> images.copy(program));
			UiThread.waitUntil("it is said three times", () -> said.size() == 3);
			assertTrue(said.stream().allMatch(Messages.AnswerImages_unreadable::equals), said.toString());
			assertFalse(Files.exists(file));
		}
	}

	private static byte[] png() {
		var loader = new ImageLoader();
		loader.data = new ImageData[]{new ImageData(3, 2, 24, new PaletteData(0xFF0000, 0xFF00, 0xFF))};
		var out = new ByteArrayOutputStream();
		loader.save(out, SWT.IMAGE_PNG);
		return out.toByteArray();
	}
}
