package io.github.openrouter4e.agent.internal.talk;

import java.util.LinkedHashSet;
import java.util.List;

import io.github.openrouter4e.agent.tools.Arguments;
import io.github.openrouter4e.agent.tools.Schema;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.agent.tools.WorkspaceTool;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolQuestion;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.Tool;
import io.github.openrouter4e.storage.WellFormed;

/** Asks the user something, with answers to choose from. The answer is the result of the call. */
@SuppressWarnings("nls") // what the model is told
public final class AskUserTool implements WorkspaceTool {

	private static final int MOST_OPTIONS = 5;
	private static final int LONGEST_OPTION = 100;

	private static final ToolOffer OFFER = new ToolOffer(new Tool.Function("ask_user",
			"Asks the user a question that only the user can answer, and waits. Do not ask whether you may call a tool.",
			new Schema().required("question", "One question.")
					.texts("options", "Two to five short answers to choose from; the user may type another one.")
					.json()),
			new ToolTraits(true, false, Effect.NONE));

	@Override
	public ToolOffer offer() {
		return OFFER;
	}

	@Override
	public ToolPermission permission(Arguments arguments, ToolContext context, Cancellation cancellation)
			throws ToolException {
		var options = new LinkedHashSet<String>();
		for (var option : arguments.texts("options")) {
			options.add(WellFormed.beginning(option, LONGEST_OPTION));
		}
		options.remove("");
		if (options.size() > MOST_OPTIONS) {
			throw new ToolException(Kind.ARGUMENTS, "There may be five options at most.");
		}
		return new ToolPermission.Ask(
				new ToolQuestion(Effect.NONE, arguments.text("question"), "", List.copyOf(options)));
	}

	@Override
	public ToolOutcome run(Arguments arguments, Run run) throws ToolException {
		permission(arguments, run.context(), run.cancellation()); // says what is wrong: a right question is answered without coming here
		return new ToolOutcome.Failed("The user cannot be asked.", Kind.DENIED);
	}
}
