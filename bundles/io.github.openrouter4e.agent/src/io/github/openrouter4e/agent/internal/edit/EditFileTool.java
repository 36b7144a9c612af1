package io.github.openrouter4e.agent.internal.edit;

import java.util.ArrayList;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.agent.Checkpoints;
import io.github.openrouter4e.agent.EditStatistics;
import io.github.openrouter4e.agent.edit.EditApprovals;
import io.github.openrouter4e.agent.edit.EditableFile;
import io.github.openrouter4e.agent.edit.FileEdit;
import io.github.openrouter4e.agent.edit.TextEditTool;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.internal.match.EditMatcher;
import io.github.openrouter4e.agent.internal.match.Replacement;
import io.github.openrouter4e.agent.languages.Languages;
import io.github.openrouter4e.agent.tools.Arguments;
import io.github.openrouter4e.agent.tools.Schema;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.agent.tools.ToolSet;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.Tool;

/**
 * Changes a file by replacing texts. All replacements of a call are made, or none, as one entry of <em>Edit &gt; Undo</em>.
 */
@SuppressWarnings("nls") // what the model is told
public final class EditFileTool extends TextEditTool {

	private static final ToolOffer OFFER = new ToolOffer(new Tool.Function(ToolSet.EDIT_FILE,
			"""
					Replaces texts in a file. Each old text must be there exactly once, so give enough lines around what changes; write all \
					lines out. All edits of a call are made or none. Returns the changed lines and the new problems that Eclipse finds.""",
			new Schema().required("path", "File such as Project/src/Main.java.")
					.objects("edits", "What to replace.", new Schema().required("old", "The text that is there.")
							.required("new", "The text that takes its place; empty to delete.")
							.number("line", "Near which line, if the text is there several times.")
							.number("count", "How often the text is there, if all shall be replaced."))
					.text("version", "The version of the file that was read.").json()),
			ToolTraits.changing(Effect.EDIT));

	private final EditStatistics statistics;

	/**
	 * @param approvals   what the user has agreed to, shared by the tools that change files
	 * @param languages   find errors in a text before it is written
	 * @param checkpoints are told what has changed
	 * @param statistics  are told how well models write edits
	 */
	public EditFileTool(EditApprovals approvals, Languages languages, Checkpoints checkpoints,
			EditStatistics statistics) {
		super(approvals, languages, checkpoints);
		this.statistics = statistics;
	}

	@Override
	public ToolOffer offer() {
		return OFFER;
	}

	@Override
	protected FileEdit plan(Arguments arguments, ToolContext context, Cancellation cancellation)
			throws ToolException, CoreException {
		var files = new WorkspaceFiles(context);
		var file = files.file(arguments.text("path"));
		var text = EditableFile.text(files, file);
		var replacements = new ArrayList<Replacement>();
		for (var edit : arguments.objects("edits")) {
			replacements.add(new Replacement(edit.textOrEmpty("old"), edit.textOrEmpty("new"),
					edit.number("line", 0, 0, Integer.MAX_VALUE), edit.number("count", 1, 1, Integer.MAX_VALUE)));
		}
		try {
			var matcher = new EditMatcher(text.text());
			return FileEdit.of(file, text, matcher.place(replacements)).forgiving(matcher.forgave());
		} catch (ToolException e) {
			var version = arguments.optionalText("version");
			throw version == null || version.equals(text.version())
					? e
					: new ToolException(Kind.STALE, "The file has changed since version " + version + "; it is "
							+ text.version() + " now. " + e.getMessage());
		}
	}

	@Override
	protected void made(FileEdit edit, ToolContext context) {
		statistics.made(context.model(), edit.forgave());
	}

	@Override
	protected void refused(ToolException why, ToolContext context) {
		statistics.refused(context.model(), why);
	}

	@Override
	protected String undoName(FileEdit edit) {
		return NLS.bind(Messages.EditFileTool_undo, edit.file().getName());
	}
}
