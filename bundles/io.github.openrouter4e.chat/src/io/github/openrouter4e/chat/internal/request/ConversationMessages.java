package io.github.openrouter4e.chat.internal.request;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.chat.tools.ToolOutcome.Done;
import io.github.openrouter4e.chat.tools.ToolOutcome.Part;
import io.github.openrouter4e.client.AssistantMessage;
import io.github.openrouter4e.client.Content;
import io.github.openrouter4e.client.ContentPart;
import io.github.openrouter4e.client.Message;
import io.github.openrouter4e.client.SystemMessage;
import io.github.openrouter4e.client.ToolCall;
import io.github.openrouter4e.client.ToolMessage;
import io.github.openrouter4e.client.UserMessage;

/** A path of turns as messages. Providers refuse calls without results, so calls that were never run get one. */
@SuppressWarnings("nls") // wire format; the model reads it, the user does not
final class ConversationMessages {

	private final List<Message> messages = new ArrayList<>();
	private final Set<String> openCalls = new LinkedHashSet<>();

	/** A tool's result without words: providers refuse an empty text. */
	private static final String NO_OUTPUT = "(no output)";

	/** No request is made before a tool has ended; if one were, this is the truth. */
	private static final String RUNNING = "The tool has not ended yet.";

	private final CallIds ids;
	private final boolean vision;
	private String notRun = "";
	private final OwnReasoning own;
	private long questions; // from here to the end

	private ConversationMessages(CallIds ids, boolean vision, OwnReasoning own, List<? extends Turn> path) {
		this.ids = ids;
		this.vision = vision;
		this.own = own;
		this.questions = path.stream().filter(Question.class::isInstance).count();
	}

	/**
	 * The messages.
	 *
	 * @param summary   what is said of the turns before the path; empty for nothing
	 * @param continued whether the last turn is an answer that the model shall continue
	 * @param ids       names the tool calls; new for each request
	 * @param vision    whether the model sees images that models drew and tools return
	 * @param own       which reasoning goes along
	 */
	static List<Message> of(String systemPrompt, String summary, List<? extends Turn> path, boolean continued,
			CallIds ids,
			boolean vision, OwnReasoning own) {
		var all = new ConversationMessages(ids, vision, own, path);
		if (!systemPrompt.isBlank()) {
			all.messages.add(new SystemMessage(systemPrompt));
		}
		if (!summary.isBlank()) {
			all.messages.add(new UserMessage(summary));
		}
		path.forEach(all::add);
		all.closeCalls();
		if (continued && path.getLast() instanceof Answer answer
				&& (all.messages.getLast() instanceof AssistantMessage
						|| !AnswerMessages.of(answer, ids, OwnReasoning.NONE, true, vision).isEmpty())) {
			all.messages.add(new UserMessage(AnswerMessages.CONTINUE));
		}
		return all.messages;
	}

	private void add(Turn turn) {
		if (turn instanceof ToolResult result) {
			String id = ids.of(result.callId());
			if (id != null && openCalls.remove(id)) {
				messages.add(new ToolMessage(id, content(result)));
			}
			return;
		}
		closeCalls();
		if (turn instanceof Question question) {
			questions--;
			messages.add(new UserMessage(UserContent.of(question)));
		} else if (turn instanceof Answer answer) {
			notRun = AnswerMessages.notRun(answer);
			List<Message> pieces = AnswerMessages.of(answer, ids, own, questions == 0, vision);
			messages.addAll(pieces);
			if (!pieces.isEmpty() && pieces.getLast() instanceof AssistantMessage last) {
				last.toolCalls().stream().map(ToolCall::id).forEach(openCalls::add);
			}
		}
	}

	private void closeCalls() {
		openCalls.forEach(call -> messages.add(new ToolMessage(call, notRun)));
		openCalls.clear();
	}

	private Content content(ToolResult result) {
		String text = result.content();
		if (result.outcome() instanceof Done done && done.parts().stream().anyMatch(Part.Image.class::isInstance)) {
			return new Content.Parts(IntStream.range(0, done.parts().size())
					.filter(i -> !done.parts().get(i).equals(new Part.Text("")))
					.mapToObj(i -> part(done.parts().get(i), vision && !result.leftOut().contains(i))).toList());
		}
		if (result.isRunning()) {
			text = RUNNING;
		}
		return new Content.Plain(text.isBlank() ? NO_OUTPUT : text);
	}

	private static ContentPart part(Part part, boolean seen) {
		return switch (part) {
			case Part.Text(String text) -> new ContentPart.Text(text.isBlank() ? NO_OUTPUT : text);
			case Part.Image(String dataUrl) -> seen
					? new ContentPart.Image(dataUrl, null)
					: new ContentPart.Text(AnswerMessages.UNSEEN);
		};
	}
}
