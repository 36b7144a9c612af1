package io.github.openrouter4e.chat.support;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerPart;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Blob;
import io.github.openrouter4e.chat.Citation;
import io.github.openrouter4e.chat.GrowingText;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.chat.tools.ToolView;
import io.github.openrouter4e.costs.AnswerCost;
import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.costs.TokenCounts;

/** Turns for tests. */
public final class Samples {

	public static final Instant NOW = Instant.parse("2026-09-01T10:00:00Z");
	public static final String MODEL = "openai/gpt-5.2";

	private Samples() {}

	public static Question question(String id, String parent, String text) {
		return new Question(id, parent, NOW, Prompt.of(text));
	}

	public static Prompt promptWithEverything() {
		return new Prompt("look", List.of(new Attachment.TextFile("src/A.java", "class A {}\n"),
				new Attachment.PastedText("paste", "pasted \"text\""),
				new Attachment.WebPage("https://example.org", "page"),
				new Attachment.FolderListing("src", "A.java\nB.java"),
				new Attachment.Image("i.png", "image/png", Blob.of(new byte[]{(byte) 0xFF, (byte) 0xD8, (byte) 0xFF})),
				new Attachment.Pdf("d.pdf", Blob.of(new byte[]{4, 5}))));
	}

	public static Answer begun(String id, String parent) {
		return new Answer(id, parent, NOW, MODEL, AnswerState.STREAMING, GrowingText.EMPTY, GrowingText.EMPTY,
				List.of(), List.of(), List.of(), null);
	}

	public static AnswerPart part(int textEnd, String usd) {
		return new AnswerPart(textEnd, 0, "gen-1", MODEL, "OpenAI", "stop", "completed",
				new TokenCounts(100, 20, 10, 50, 5),
				AnswerCost.credits(new BigDecimal(usd), CostKind.EXACT, new BigDecimal("0.0001")),
				List.of(new ToolRequest("c1", "read", "{\"a\":1}")),
				List.of("{\"type\":\"reasoning.text\",\"text\":\"hm\",\"index\":0}"),
				List.of("{\"type\":\"file\",\"file\":{\"hash\":\"h\"}}"), Duration.ofMillis(300),
				Duration.ofMillis(1500), "{\"strategy\":\"direct\"}", "flex");
	}

	public static Answer complete(String id, String parent, String text) {
		return new Answer(id, parent, NOW, MODEL, AnswerState.COMPLETE, GrowingText.of(text), GrowingText.of("thought"),
				List.of(part(text.length(), "0.001")), List.of(new Citation("https://example.org/", "Example", 0, 3)),
				List.of("data:image/png;base64,AAAA"), null);
	}

	public static Answer withoutCalls(Answer a) {
		AnswerPart p = a.parts().getFirst();
		var part = new AnswerPart(p.textEnd(), p.reasoningEnd(), p.generationId(), p.model(), p.provider(),
				p.finishReason(), p.nativeFinishReason(), p.tokens(), p.cost(), List.of(), p.reasoningDetails(),
				p.annotations(), p.firstToken(), p.duration(), p.routing(), p.serviceTier());
		return new Answer(a.id(), a.parentId(), a.created(), a.requestedModel(), a.state(), a.text(), a.reasoning(),
				List.of(part), a.citations(), a.images(), a.failure());
	}

	public static ToolResult result(String id, String parent, String callId, String text) {
		return ToolResult.begin(id, parent, NOW, callId, "read").withEnd(new ToolOutcome.Done(text), null);
	}

	public static ToolResult failed(String id, String parent, String callId, String text) {
		return ToolResult.begin(id, parent, NOW, callId, "read")
				.withEnd(new ToolOutcome.Failed(text, ToolOutcome.Failed.Kind.INTERNAL), null);
	}

	/** With all that a result can have. */
	public static ToolResult seen(String id, String parent) {
		return ToolResult.begin(id, parent, NOW, "c2", "shot").withEnd(new ToolOutcome.Done(
				List.of(new ToolOutcome.Part.Text("one"), new ToolOutcome.Part.Image("data:image/png;base64,AAAA")),
				new ToolView("diff", "-a")), Duration.ofMillis(15));
	}
}
