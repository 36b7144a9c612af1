package io.github.openrouter4e.agent.internal.run;

import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.agent.approval.Approvals;
import io.github.openrouter4e.agent.policy.Effect;
import io.github.openrouter4e.agent.tools.Arguments;
import io.github.openrouter4e.agent.tools.ResultText;
import io.github.openrouter4e.agent.tools.Schema;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.agent.tools.WorkspaceTool;
import io.github.openrouter4e.chat.ignore.SecretFilter;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.Tool;

/** Reads what the programs write that run in Eclipse. */
@SuppressWarnings("nls") // what the model is told
final class ConsoleTool implements WorkspaceTool {

	private static final int USUAL_LINES = 100;
	private static final int MOST_LINES = 1_000;

	private static final ToolOffer OFFER = new ToolOffer(
			new Tool.Function("console",
					"Lists the programs that run or have run in Eclipse, or reads the end of what one "
							+ "has written.",
					new Schema().text("id", "The id that the list or launch has told; lists the programs if not given.")
							.number("tail", "How many lines, 100 if not given.").json()),
			new ToolTraits(false, false, ToolTraits.Effect.READ)); // reads, but what is there is not a file of the workspace

	private final Approvals approvals;
	private final Launches launches;

	ConsoleTool(Approvals approvals, Launches launches) {
		this.approvals = approvals;
		this.launches = launches;
	}

	@Override
	public ToolOffer offer() {
		return OFFER;
	}

	/** What the user has started may say what is not for models. */
	@Override
	public ToolPermission permission(Arguments arguments, ToolContext context, Cancellation cancellation)
			throws ToolException {
		launches.listen();
		var id = arguments.optionalText("id");
		if (id == null || launches.isOwn(launches.process(id))) {
			return ToolPermission.ALLOWED;
		}
		var label = launches.process(id).getLabel();
		return approvals.permission(context, new Effect.ReadOutside(label),
				NLS.bind(Messages.ConsoleTool_details, label),
				false);
	}

	@Override
	public ToolOutcome run(Arguments arguments, Run run) throws ToolException {
		launches.listen();
		var id = arguments.optionalText("id");
		if (id == null) {
			return new ToolOutcome.Done(launches.list());
		}
		var process = launches.process(id);
		return new ToolOutcome.Done(process.getLabel() + ", " + Launches.state(process) + ".\n"
				+ tail(launches.output(process), arguments.number("tail", USUAL_LINES, 1, MOST_LINES)));
	}

	/** The last lines, without those that hold keys. */
	static String tail(String text, int most) {
		var lines = SecretFilter.lines(text);
		var result = new ResultText();
		for (var line : lines.subList(Math.max(0, lines.size() - most), lines.size())) {
			result.line(line);
		}
		if (lines.isEmpty()) {
			result.note("(no output since the tools are in use)");
		} else if (lines.size() > most) {
			result.note((lines.size() - most) + " lines before that are left out; ask for a longer tail.");
		}
		return result.toString();
	}
}
