package io.github.openrouter4e.chat.internal.session;

import static io.github.openrouter4e.testing.Answer.text;
import static io.github.openrouter4e.testing.Answer.toolCall;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.support.FakeTools;
import io.github.openrouter4e.chat.tools.CustomMode;
import io.github.openrouter4e.chat.tools.CustomModes;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolOutcome.Done;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;

/** The mode of a project holds for what is offered, for what is asked and for what runs. */
class CustomModeTest extends NewSession {

	private static final String DOCS = new CustomMode("my/shop", "docs", "Docs", "").id();

	/** Offers all but commands, and lets nothing be done with what has "secret" in it. */
	private final CustomModes.Limits limits = new CustomModes.Limits() {
		@Override
		public boolean offers(ToolOffer offer) {
			return offer.traits().effect() != Effect.COMMAND;
		}

		@Override
		public String objection(ToolRequest call, ToolOffer offer, ToolContext context) {
			return call.arguments().contains("secret") ? "Not in this mode." : null;
		}
	};
	private final FakeTools tools = new FakeTools();

	private void start(CustomModes modes) throws Exception {
		bed.modes = modes;
		bed.restart();
		session = bed.chat.create();
		told = bed.listenTo(session);
		session.setOptions(session.snapshot().options().withMode(DOCS));
		bed.tools.add(tools.with("read", call -> "content")
				.with("run", ToolTraits.changing(Effect.COMMAND), (call, progress, cancellation) -> new Done("ran"))
				.with("edit", ToolTraits.changing(Effect.EDIT), (call, progress, cancellation) -> new Done("edited")));
	}

	@Test
	void onlyWhatTheModeAllowsIsOfferedAndRuns() throws Exception {
		start(context -> context.mode().equals(DOCS) ? limits : null);
		bed.server.enqueue(toolCall("c1", "edit", "{\"path\":\"a.md\"}").toolCall("c2", "edit", "{\"path\":\"secret\"}")
				.toolCall("c3", "run", "{}"), text("done"));
		session.send(Prompt.of("go"));
		told.await(SessionEvent.RunFinished.class);
		var request = bed.server.lastChat().json();
		assertEquals(List.of("read", "edit"), request.path("tools").findValuesAsText("name"));
		assertEquals(List.of("c1"), tools.calls.stream().map(ToolRequest::callId).toList());
		assertEquals(List.of("edited", "Not in this mode.", "There is no tool named run. There are: read, edit"),
				request.path("messages").findParents("tool_call_id").stream()
						.map(message -> message.path("content").asText()).toList());
		assertTrue(tools.judged.stream().allMatch(context -> context.mode().equals(ToolContext.ACT)),
				"tools know the modes that everybody has");
	}

	@Test
	void withoutTheModeNothingIsOffered() throws Exception {
		start(context -> null);
		bed.server.enqueue(text("done"));
		session.send(Prompt.of("go"));
		told.await(SessionEvent.RunFinished.class);
		assertTrue(bed.server.lastChat().json().path("tools").isMissingNode());
	}

	/** The file of the mode changes, or is not trusted any more, while the model works. */
	@Test
	void whatIsTakenBackMeanwhileDoesNotRunThoughItWasOffered() throws Exception {
		start(context -> tools.calls.isEmpty() ? limits : null);
		bed.server.enqueue(toolCall("c1", "read", "{}").toolCall("c2", "edit", "{}"), text("done"));
		session.send(Prompt.of("go"));
		told.await(SessionEvent.RunFinished.class);
		assertEquals(List.of("c1"), tools.calls.stream().map(ToolRequest::callId).toList());
	}

	@Test
	void anIdSaysWhichModeOfWhichProjectItIs() {
		assertEquals("my/shop", CustomMode.project(DOCS));
		assertEquals("docs", CustomMode.slug(DOCS));
		assertTrue(CustomMode.isId(DOCS));
		for (String other : List.of(ToolContext.ACT, "custom:", "custom:/x", "custom:x")) {
			assertTrue(!CustomMode.isId(other), other);
		}
	}
}
