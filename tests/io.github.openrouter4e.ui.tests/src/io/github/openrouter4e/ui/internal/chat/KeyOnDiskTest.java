package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.URIUtil;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.MarkdownLabels;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.settings.KeyLocation;
import io.github.openrouter4e.settings.KeyState.Present;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.StreamError;
import io.github.openrouter4e.testing.http.Gate;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.UiIds;
import io.github.openrouter4e.ui.internal.preferences.PreferencePageDriver;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/**
 * A journey through every feature with a server that repeats the key in all it says, and in all encodings. Afterwards no
 * byte below the workspace, the configuration and the exports tells the key.
 */
@WorkbenchTest
@SuppressWarnings("nls")
class KeyOnDiskTest {
	/** Every encoding of it looks different. */
	private static final String KEY = "sk-or-v1-K3y+0n/D1sk&7f<9c>4e=8b6a5d2c1f0e";
	private static final EncodedKey ENCODED = EncodedKey.of(KEY);
	private static final String CHAT = "/chat/completions";
	private static final Cancellation NEVER = new Cancellation();

	private final ObjectMapper mapper = new ObjectMapper();

	@TempDir
	Path exports;

	@Test
	void isNowhereAfterAJourneyThroughEverything() throws Exception {
		try (var chat = new ChatFixture(TranscriptWidget.NATIVE)) {
			enterAndTest(chat);
			var page = chat.open();
			failures(chat, page);
			answers(chat, page);
			queueAndDrafts(chat, page);
			account(chat);
			lists(chat);
			assertFalse(ENCODED.isIn(ChatFixture.shown(page).getBytes(StandardCharsets.UTF_8)),
					ChatFixture.shown(page));
			export(chat);
			closeView();
			UiThread.run(() -> PlatformUI.getWorkbench().saveAllEditors(false));
			InstanceScope.INSTANCE.getNode("io.github.openrouter4e.settings").flush();
			Platform.getLog(KeyOnDiskTest.class).info("the end of the journey");

			var found = new ArrayList<Path>();
			for (var root : List.of(exports, folder(Platform.getInstanceLocation()),
					folder(Platform.getConfigurationLocation()), Platform.getLogFileLocation().toPath(), keyring())) {
				assertTrue(files(root).size() > 0, "files below " + root);
				found.addAll(filesWithKey(root));
			}
			assertEquals(List.of(), found);
		}
	}

	/** The search finds what it is there to find. */
	@Test
	void theSearchFindsEveryEncoding() throws Exception {
		int number = 0;
		for (byte[] form : ENCODED.all()) {
			var file = exports.resolve(number++ + ".bin");
			Files.write(file, bytes("\u0000\u00FFsome text before", form, "and after"));
			assertEquals(List.of(file), filesWithKey(exports));
			Files.delete(file);
		}
		assertTrue(number >= 12, "forms: " + number);
	}

	private void enterAndTest(ChatFixture chat) throws Exception {
		for (var place : List.of(KeyLocation.MEMORY, KeyLocation.SECURE_STORAGE)) {
			var page = PreferencePageDriver.open();
			page.keepIn(place);
			page.typeKey(KEY);
			page.useBaseUrl(chat.server().baseUrl());
			int status = 400;
			for (String said : ENCODED.said()) {
				chat.server().enqueueFor("/key", error(status++ % 3 + 401, said));
				var result = page.testConnection();
				assertFalse(ENCODED.isIn(result.getBytes(StandardCharsets.UTF_8)), result);
			}
			page.apply();
			UiThread.waitUntil("the key is kept in " + place,
					() -> chat.services().keys().state(chat.server().baseUri()) instanceof Present present
							&& present.location() == place);
		}
		chat.services().client().key(NEVER);
		assertEquals("Bearer " + KEY,
				chat.server().requests("/key").getLast().header("Authorization").orElseThrow());
	}

	private void failures(ChatFixture chat, ChatPage page) {
		int number = 0;
		for (String said : ENCODED.said()) {
			chat.server().enqueueFor(CHAT, error(400 + number % 4, said));
			ask(page, "Failing question " + number++);
		}
		for (int status : new int[]{429, 500, 529}) {
			for (int attempt = 0; attempt < 4; attempt++) {
				chat.server().enqueueFor(CHAT, Answer.errorWithMetadata(status, KEY,
						mapper.createObjectNode().put("raw", KEY).put("provider_name", KEY).toString(), "Retry-After",
						"0"));
			}
			ask(page, "Busy question " + status);
		}
		chat.server().enqueueFor(CHAT, Answer.html(403, "<html><title>Proxy: " + KEY + "</title></html>"),
				Answer.content(400, "text/plain", bytes("no key like ", KEY.getBytes(StandardCharsets.UTF_8), "")),
				Answer.eventStream("data: {\"" + KEY + "\n\n"), Answer.redirect("http://" + "example.invalid/" + KEY),
				Answer.garbage("HTTP/1.1 200 OK\r\nTransfer-Encoding: " + KEY + "\r\n\r\n"),
				Answer.pieces("The beginning, then ", KEY).midStreamError(StreamError.NO_CHOICE, 502, KEY),
				Answer.pieces("The beginning, then ", KEY).garbageAfter(1, "{" + KEY));
		for (int i = 0; i < 7; i++) {
			ask(page, "Broken question " + i);
		}
	}

	private void answers(ChatFixture chat, ChatPage page) {
		for (String said : ENCODED.said()) {
			chat.server().enqueueFor(CHAT, Answer.reasoning("I was given " + said + " as key.")
					.text("Your key is `" + said + "`, keep it.\n\n```\nexport KEY=" + said + "\n```\n")
					.citation("https://example.invalid/?key=" + said, "About " + said, 0, 4)
					.annotation(mapper.createObjectNode().put("type", "file").put("name", said).toString())
					.servedBy("vendor/" + said, "Provider " + said));
			ask(page, "Question");
		}
		chat.server().enqueueFor(CHAT, Answer.toolCall(KEY, "tool_" + KEY, "{\"key\":\"" + KEY + "\"}"),
				Answer.text("After the tool."));
		ask(page, "Call a tool");
		var pieces = KEY.split("(?<=\\G.{5})");
		chat.server().enqueueFor(CHAT, Answer.pieces(pieces));
		UiThread.run(() -> page.composer().attach(new Attachment.TextFile("a.txt", "text")));
		UiThread.run(() -> page.composer().attach(new Attachment.PastedText("b.txt", "pasted")));
		ask(page, "With attachments");
	}

	private static void queueAndDrafts(ChatFixture chat, ChatPage page) {
		var gate = Gate.closed();
		chat.server().enqueueFor(CHAT, Answer.silentUntil(gate, Answer.text("First: " + KEY)),
				Answer.text("Second: " + KEY));
		ChatFixture.send(page, "First");
		UiThread.waitUntil("it is asked", () -> page.presenter().session().isBusy());
		ChatFixture.send(page, "Second");
		gate.open();
		UiThread.waitUntil("both are answered", () -> !page.presenter().session().isBusy()
				&& page.presenter().session().queue().isEmpty());
		UiThread.run(() -> page.presenter().session().rename("A conversation about keys"));
		ChatFixture.type(page, "not sent yet");
	}

	private void account(ChatFixture chat) {
		for (String said : ENCODED.said()) {
			for (String path : List.of("/credits", "/key", "/generation")) {
				chat.server().enqueueFor(path, error(403, said));
			}
			// the view may ask for the key, too
			chat.server().enqueueFor("/key", error(403, said));
			fails(() -> chat.services().client().credits(NEVER));
			fails(() -> chat.services().client().key(NEVER));
			fails(() -> chat.services().client().generation("gen-1", NEVER));
		}
		chat.server().enqueueFor("/key", Answer.json(200, data().put("label", KEY).toString()),
				Answer.content(200, "application/json", data().toString().getBytes(StandardCharsets.UTF_16LE)));
		chat.server().enqueueFor("/credits", error(403, KEY), error(403, KEY));
		chat.services().balance().refresh();
	}

	private void lists(ChatFixture chat) throws Exception {
		for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
			var list = mapper.createObjectNode();
			var models = list.putArray("data");
			for (String said : ENCODED.said()) {
				models.addObject().put("id", "vendor/model-" + models.size()).put("name", "Model " + said)
						.put("description", said).put("context_length", 1000);
			}
			chat.server().enqueueFor("/models",
					Answer.content(200, "application/json", list.toString().getBytes(charset)));
			chat.services().models().refresh().get(30, TimeUnit.SECONDS);
			for (var model : chat.services().models().current().models()) {
				assertFalse(ENCODED.isIn(model.toString().getBytes(StandardCharsets.UTF_8)),
						() -> charset + ": " + model);
			}
		}
		chat.server().enqueueFor("/models", error(403, KEY));
		chat.services().models().refresh().handle((snapshot, failure) -> snapshot).get(30, TimeUnit.SECONDS);
	}

	private void export(ChatFixture chat) throws Exception {
		var service = chat.services().chat();
		assertFalse(service.summaries().isEmpty());
		for (var conversation : service.summaries()) {
			try (var json = Files.newOutputStream(exports.resolve(conversation.id() + ".json"));
					var markdown = Files.newBufferedWriter(exports.resolve(conversation.id() + ".md"))) {
				service.exportJson(conversation.id(), json);
				service.exportMarkdown(conversation.id(), new MarkdownLabels("You", "Answer", "Reasoning", "Attached",
						"Tool", "Incomplete"), markdown);
			}
			try (var copy = Files.newInputStream(exports.resolve(conversation.id() + ".json"))) {
				assertNotNull(service.importJson(copy));
			}
		}
		try (var csv = Files.newBufferedWriter(exports.resolve("usage.csv"))) {
			chat.services().ledger().exportCsv(entry -> true, csv);
		}
		Files.writeString(exports.resolve("entries.txt"),
				chat.services().ledger().entries(entry -> true).toString());
	}

	private static void ask(ChatPage page, String question) {
		int before = UiThread.get(() -> page.presenter().session().snapshot().pathIds().size());
		ChatFixture.send(page, question);
		UiThread.waitUntil("answered: " + question, () -> !page.presenter().session().isBusy()
				&& page.presenter().session().snapshot().pathIds().size() > before + 1);
	}

	private static void fails(Runnable request) {
		try {
			request.run();
			throw new AssertionError("no failure");
		} catch (OpenRouterException e) {
			assertFalse(ENCODED.isIn(e.toString().getBytes(StandardCharsets.UTF_8)), e.toString());
			Platform.getLog(KeyOnDiskTest.class).warn("what a handler may log", e);
		}
	}

	/** Says the key wherever an error can say something. */
	private Answer error(int status, String said) {
		var metadata = mapper.createObjectNode().put("provider_name", said).put("reason", said).put("raw",
				mapper.createObjectNode().put("error", "Incorrect key: " + said).toString());
		return Answer.errorWithMetadata(status, "No such key: " + said + ".", metadata.toString(), "X-Generation-Id",
				"gen-" + KEY);
	}

	private ObjectNode data() {
		var body = mapper.createObjectNode();
		body.putObject("data").put("label", "Key " + KEY).put("usage", 1);
		return body;
	}

	private static List<Path> filesWithKey(Path root) throws IOException {
		var found = new ArrayList<Path>();
		for (Path file : files(root)) {
			if (ENCODED.isIn(Files.readAllBytes(file))) {
				found.add(file);
			}
		}
		return found;
	}

	private static List<Path> files(Path root) throws IOException {
		try (Stream<Path> all = Files.walk(root)) {
			return all.filter(Files::isRegularFile).toList();
		}
	}

	private static byte[] bytes(String before, byte[] middle, String after) {
		var all = new java.io.ByteArrayOutputStream();
		all.writeBytes(before.getBytes(StandardCharsets.ISO_8859_1));
		all.writeBytes(middle);
		all.writeBytes(after.getBytes(StandardCharsets.ISO_8859_1));
		return all.toByteArray();
	}

	private static void closeView() {
		UiThread.run(() -> {
			var page = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
			page.hideView(page.findView(UiIds.CHAT_VIEW));
		});
	}

	private static Path folder(Location location) throws URISyntaxException {
		return Path.of(URIUtil.toURI(location.getURL()));
	}

	private static Path keyring() {
		var arguments = List.of(Platform.getCommandLineArgs());
		return Path.of(arguments.get(arguments.indexOf("-eclipse.keyring") + 1));
	}
}
