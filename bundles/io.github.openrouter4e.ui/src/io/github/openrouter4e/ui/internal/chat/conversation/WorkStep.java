package io.github.openrouter4e.ui.internal.chat.conversation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.openrouter4e.chat.Conversation;
import io.github.openrouter4e.chat.tools.ToolView;
import io.github.openrouter4e.storage.Json;
import io.github.openrouter4e.storage.WellFormed;

/** A step of a model's work, as the model listed it for the user. */
public record WorkStep(String text, State state) {

	/** How far a step is. */
	public enum State {
		PENDING, DOING, DONE
	}

	private static final int LONGEST = 200;

	/** The steps that were listed last; empty if there are none, or all are done. Reads JSON: not for the UI thread. */
	static List<WorkStep> of(Conversation conversation) {
		var view = conversation.lastView(ToolView.STEPS);
		var steps = view == null ? List.<WorkStep>of() : parse(view.data());
		return steps.stream().allMatch(step -> step.state() == State.DONE) ? List.of() : steps;
	}

	@SuppressWarnings("nls") // JSON
	private static List<WorkStep> parse(String json) {
		var steps = new ArrayList<WorkStep>();
		try {
			for (var node : Json.parse(json)) {
				var text = Json.textOrEmpty(node, "text").replaceAll("\\s+", " ").strip();
				var state = switch (Json.textOrEmpty(node, "state")) {
					case "done" -> State.DONE;
					case "doing" -> State.DOING;
					default -> State.PENDING;
				};
				steps.add(new WorkStep(WellFormed.shortened(text, LONGEST), state));
			}
		} catch (@SuppressWarnings("unused") IOException e) {
			return List.of(); // of a later version
		}
		return steps;
	}
}
