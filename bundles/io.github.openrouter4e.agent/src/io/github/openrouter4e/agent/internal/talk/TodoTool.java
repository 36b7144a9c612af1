package io.github.openrouter4e.agent.internal.talk;

import java.util.List;

import io.github.openrouter4e.agent.tools.Arguments;
import io.github.openrouter4e.agent.tools.Schema;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.agent.tools.WorkspaceTool;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;
import io.github.openrouter4e.chat.tools.ToolView;
import io.github.openrouter4e.client.Tool;
import io.github.openrouter4e.storage.Json;

/** Takes the list of steps that the user sees above the prompt. Each call replaces the whole list. */
@SuppressWarnings("nls") // what the model is told
public final class TodoTool implements WorkspaceTool {

	private static final List<String> STATES = List.of("pending", "doing", "done");
	private static final int MOST_ITEMS = 50;

	private static final ToolOffer OFFER = new ToolOffer(new Tool.Function("todo",
			"Shows the user the steps of a longer task. Each call replaces the list; call it when a step is done.",
			new Schema().objects("items", "All steps.",
					new Schema().required("text", "A few words.").choice("state", "How far it is.", STATES)).json()),
			new ToolTraits(true, false, Effect.NONE));

	@Override
	public ToolOffer offer() {
		return OFFER;
	}

	@Override
	public ToolOutcome run(Arguments arguments, Run run) throws ToolException {
		var items = arguments.objects("items");
		if (items.size() > MOST_ITEMS) {
			throw new ToolException(Kind.ARGUMENTS, "There may be 50 steps at most.");
		}
		var list = Json.object().putArray("items");
		var done = 0;
		for (var item : items) {
			var state = item.textOrEmpty("state");
			done += state.equals("done") ? 1 : 0;
			list.addObject().put("text", item.text("text")).put("state", STATES.contains(state) ? state : "pending");
		}
		return new ToolOutcome.Done(
				List.of(new ToolOutcome.Part.Text(done + " of " + items.size() + " steps are done.")),
				new ToolView(ToolView.STEPS, list.toString()));
	}
}
