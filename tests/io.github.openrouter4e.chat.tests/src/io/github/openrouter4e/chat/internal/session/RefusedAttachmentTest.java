package io.github.openrouter4e.chat.internal.session;

import static io.github.openrouter4e.testing.Answer.error;
import static io.github.openrouter4e.testing.Answer.errorWithMetadata;
import static io.github.openrouter4e.testing.Answer.eventStream;
import static io.github.openrouter4e.testing.Answer.text;
import static io.github.openrouter4e.testing.Answer.toolCall;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Blob;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.support.ChatBed;
import io.github.openrouter4e.chat.support.FakeTools;
import io.github.openrouter4e.chat.tools.ToolOutcome.Done;
import io.github.openrouter4e.chat.tools.ToolOutcome.Part;
import io.github.openrouter4e.chat.tools.ToolTraits;

/** What a provider refuses does not make a conversation stuck. */
class RefusedAttachmentTest extends NewSession {

	private static final String TOO_LARGE = """
			{"provider_name":"Anthropic","raw":"{\\"error\\":{\\"message\\":\\"messages.0.content.0.image.source.base64: image exceeds 5 MB maximum\\"}}"}""";

	@Test
	void aRefusedImageIsNamedAndCanBeLeftOut() throws Exception {
		bed.server.enqueue(errorWithMetadata(400, "Provider returned error", TOO_LARGE), text("hi"), text("more"));
		session.send(new Prompt("what is this", List.of(image("photo.png"))));
		Answer failed = told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		assertEquals("AttachmentRefused", failed.failure().kind());
		assertEquals("photo.png", failed.failure().subject());
		session.retryWithoutRefused();
		assertEquals("hi", told.awaitAnswers(2).text().toString());
		assertFalse(lastRequest().contains("image_url"));
		ChatBed.awaitIdle(session);
		bed.restart();
		ChatSession again = bed.chat.open(session.id());
		told = bed.listenTo(again);
		Question question = (Question) again.snapshot().path().getFirst();
		assertEquals("photo.png", question.prompt().attachments().getFirst().name(), "the history keeps it");
		again.send(Prompt.of("and now"));
		assertEquals("more", told.awaitAnswers(1).text().toString());
		assertFalse(lastRequest().contains("image_url"));
	}

	@Test
	void theOneThatTheProviderPointsAtIsLeftOut() {
		bed.server.enqueue(
				errorWithMetadata(400, "Provider returned error", TOO_LARGE.replace("content.0", "content.1")),
				text("hi"));
		session.send(new Prompt("compare", List.of(image("a.png"),
				new Attachment.AnswerSchema("no part of the message", "{}"), image("b.png"))));
		assertEquals("b.png", told.awaitAnswers(1).failure().subject());
		ChatBed.awaitIdle(session);
		session.retryWithoutRefused();
		told.awaitAnswers(2);
		assertTrue(lastRequest().contains("image_url") && lastRequest().contains("<left-out name=\\\"b.png\\\">"));
	}

	@Test
	void aModelThatSeesNothingIsAskedWithoutAllImages() {
		bed.server.enqueue(text("one"), error(404, "No endpoints found that support image input"), text("hi"));
		session.send(new Prompt("what is this", List.of(image("a.png"))));
		told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		session.send(new Prompt("and this", List.of(image("b.png"))));
		assertEquals("b.png, a.png", told.awaitAnswers(2).failure().subject());
		ChatBed.awaitIdle(session);
		session.retryWithoutRefused();
		assertEquals("hi", told.awaitAnswers(3).text().toString());
		assertFalse(lastRequest().contains("image_url"));
	}

	/** Nobody knows of a model that is not listed that it sees nothing. */
	@Test
	void whatAModelDrewAndAToolReturnedCanBeLeftOut() throws Exception {
		var tools = new FakeTools().with("look", ToolTraits.READING, (call, progress, cancellation) -> new Done(
				List.of(new Part.Text("the window"), new Part.Image("data:image/jpeg;base64,BBBB")), null));
		bed.tools.add(tools);
		bed.settings.model = "own/model";
		bed.server.enqueue(text("").image("data:image/png;base64,AAAA"), toolCall("c1", "look", "{}"),
				error(404, "No endpoints found that support image input"), text("hi"), text("more"));
		session.send(Prompt.of("draw"));
		told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		session.send(Prompt.of("look"));
		assertEquals("look: image/jpeg, image/png", told.awaitAnswers(3).failure().subject());
		ChatBed.awaitIdle(session);
		assertTrue(lastRequest().contains("AAAA") && lastRequest().contains("BBBB"), lastRequest());
		session.retryWithoutRefused();
		assertEquals("hi", told.awaitAnswers(4).text().toString());
		assertFalse(lastRequest().contains("image_url"), lastRequest());
		assertTrue(lastRequest().contains("the window"), lastRequest());
		ChatBed.awaitIdle(session);
		bed.restart();
		ChatSession again = bed.chat.open(session.id());
		told = bed.listenTo(again);
		Answer drawn = (Answer) again.snapshot().path().get(1);
		assertEquals(1, drawn.images().size(), "the history keeps it");
		assertTrue(again.snapshot().path().get(4) instanceof ToolResult result && !result.isRunning());
		again.send(Prompt.of("and now"));
		assertEquals("more", told.awaitAnswers(1).text().toString());
		assertFalse(lastRequest().contains("image_url"), lastRequest());
	}

	@Test
	void theNewestImageIsLeftOutWhereNobodyPointsAtOne() {
		bed.settings.model = "own/model";
		bed.server.enqueue(text("one").image("data:image/png;base64,AAAA"),
				text("two").image("data:image/webp;base64,BBBB"), error(400, "unsupported image type"), text("hi"));
		session.send(Prompt.of("draw"));
		told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		session.send(Prompt.of("again"));
		told.awaitAnswers(2);
		ChatBed.awaitIdle(session);
		session.send(Prompt.of("compare"));
		assertEquals("image/webp", told.awaitAnswers(3).failure().subject());
		ChatBed.awaitIdle(session);
		session.retryWithoutRefused();
		told.awaitAnswers(4);
		assertTrue(lastRequest().contains("AAAA") && !lastRequest().contains("BBBB"), lastRequest());
	}

	/** It goes along with the rest of its own answer, too. */
	@Test
	void anImageOfTheAnswerThatGoesOnIsLeftOutForGood() {
		bed.settings.model = "own/model";
		bed.server.enqueue(text("The begin").image("data:image/png;base64,AAAA").finish("length", "length"),
				error(400, "unsupported image type"), text("ning"), text("more"));
		session.send(Prompt.of("draw"));
		assertEquals(AnswerState.CUT, told.awaitAnswers(1).state());
		ChatBed.awaitIdle(session);
		session.continueAnswer();
		assertEquals("image/png", told.awaitAnswers(2).failure().subject());
		ChatBed.awaitIdle(session);
		session.retryWithoutRefused();
		told.awaitAnswers(3);
		ChatBed.awaitIdle(session);
		assertFalse(lastRequest().contains("image_url"), lastRequest());
		session.send(Prompt.of("and now"));
		assertEquals("more", told.awaitAnswers(4).text().toString());
		assertFalse(lastRequest().contains("image_url"), lastRequest());
	}

	@Test
	void otherRefusalsStayWhatTheyAre() {
		bed.server.enqueue(error(400, "temperature: must be less than 2"));
		session.send(new Prompt("what is this", List.of(image("a.png"))));
		assertEquals("BadRequestException", told.awaitAnswers(1).failure().kind());
		ChatBed.awaitIdle(session);
		assertThrows(IllegalStateException.class, session::retryWithoutRefused);
	}

	@Test
	void reasoningThatIsNotAcceptedIsLeftOutOnce() {
		bed.server.enqueue(text("one").encryptedReasoning("rs_1", "ENC="),
				error(400, "messages.1.content.0: Invalid `signature` in `thinking` block"), text("two"));
		session.send(Prompt.of("q"));
		told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		session.send(Prompt.of("next"));
		assertEquals("two", told.awaitAnswers(2).text().toString());
		ChatBed.awaitIdle(session);
		List<String> bodies = bed.server.requests("/chat/completions").stream().map(r -> r.json().toString()).toList();
		assertTrue(bodies.get(1).contains("ENC=") && !bodies.get(2).contains("ENC="));
		assertEquals(2, session.snapshot().cost().requests());
	}

	@Test
	void anAnswerOfBlankLinesIsEmpty() {
		var blank = eventStream(
				"""
						data: {"id":"gen-1","model":"anthropic/claude-sonnet-4.5","choices":[{"index":0,"delta":{"role":"assistant","content":"\\n\\n"},"finish_reason":null}]}

						data: {"id":"gen-1","choices":[{"index":0,"delta":{"content":""},"finish_reason":"stop"}],"usage":{"prompt_tokens":10,"completion_tokens":1,"total_tokens":11,"cost":0.00001}}

						data: [DONE]

						""");
		bed.server.enqueue(blank, blank);
		session.send(Prompt.of("q"));
		Answer answer = told.awaitAnswers(2);
		assertEquals(AnswerState.FAILED, answer.state());
		assertEquals("EmptyAnswer", answer.failure().kind());
	}

	@Test
	void thinkTagsAreReasoning() {
		bed.server.enqueue(io.github.openrouter4e.testing.Answer.pieces("<think>\nmy plan", "\n</thi", "nk>\n\nThe ",
				"answer is 4."), text("next"));
		session.send(Prompt.of("q"));
		Answer answer = told.awaitAnswers(1);
		assertEquals("The answer is 4.", answer.text().toString());
		assertEquals("\nmy plan\n", answer.reasoning().toString());
		ChatBed.awaitIdle(session);
		session.send(Prompt.of("next"));
		told.awaitAnswers(2);
		assertFalse(lastRequest().contains("my plan"));
	}

	private String lastRequest() {
		return bed.server.lastChat().json().toString();
	}

	/** What is refused is left out by its kind. */
	@Test
	void aSoundThatNoProviderTakesIsLeftOut() {
		bed.server.enqueue(error(404, "No endpoints found that support input audio"), text("hi"));
		session.send(new Prompt("what is this", List.of(image("a.png"),
				new Attachment.Audio("s.mp3", "mp3", Blob.of(new byte[]{1, 2})),
				new Attachment.Video("v.mp4", "video/mp4", Blob.of(new byte[]{3})))));
		assertEquals("s.mp3", told.awaitAnswers(1).failure().subject());
		ChatBed.awaitIdle(session);
		assertTrue(
				lastRequest()
						.contains("{\"type\":\"input_audio\",\"input_audio\":{\"data\":\"AQI=\",\"format\":\"mp3\"}}"),
				lastRequest());
		assertTrue(lastRequest().contains(
				"{\"type\":\"video_url\",\"video_url\":{\"url\":\"data:video/mp4;base64,Aw==\"}}"), lastRequest());
		session.retryWithoutRefused();
		told.awaitAnswers(2);
		assertTrue(lastRequest().contains("<left-out name=\\\"s.mp3\\\">") && lastRequest().contains("video_url")
				&& lastRequest().contains("image_url"), lastRequest());
	}

	private static Attachment image(String name) {
		return new Attachment.Image(name, "image/png",
				Blob.of("\u0089PNG\r\n\u001A\nrest".getBytes(StandardCharsets.ISO_8859_1)));
	}
}
