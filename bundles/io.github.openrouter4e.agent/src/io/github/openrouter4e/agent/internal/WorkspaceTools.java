package io.github.openrouter4e.agent.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.github.openrouter4e.agent.Checkpoints;
import io.github.openrouter4e.agent.EditStatistics;
import io.github.openrouter4e.agent.edit.EditApprovals;
import io.github.openrouter4e.agent.internal.edit.ApplyPatchTool;
import io.github.openrouter4e.agent.internal.edit.DeleteTool;
import io.github.openrouter4e.agent.internal.edit.EditFileTool;
import io.github.openrouter4e.agent.internal.edit.EditFormats;
import io.github.openrouter4e.agent.internal.edit.MoveTool;
import io.github.openrouter4e.agent.internal.edit.WriteFileTool;
import io.github.openrouter4e.agent.internal.read.FindFilesTool;
import io.github.openrouter4e.agent.internal.read.ListTool;
import io.github.openrouter4e.agent.internal.read.LocalHistoryTool;
import io.github.openrouter4e.agent.internal.read.ProblemsTool;
import io.github.openrouter4e.agent.internal.read.ReadFileTool;
import io.github.openrouter4e.agent.internal.read.SearchTextTool;
import io.github.openrouter4e.agent.internal.talk.AskUserTool;
import io.github.openrouter4e.agent.internal.talk.TodoTool;
import io.github.openrouter4e.agent.languages.Languages;
import io.github.openrouter4e.agent.tools.ToolSet;
import io.github.openrouter4e.agent.tools.WorkspaceTool;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolExecutor;
import io.github.openrouter4e.chat.tools.ToolOffer;

/** The tools that work in every workspace. */
@Component(service = ToolExecutor.class)
@SuppressWarnings("nls") // a class
public final class WorkspaceTools extends ToolSet {

	private static final Set<String> FORMATS = Set.of(APPLY_PATCH, EDIT_FILE);

	/** The tools that every Eclipse has. */
	@Activate
	public WorkspaceTools(@Reference EditApprovals approvals, @Reference Languages languages,
			@Reference Checkpoints checkpoints, @Reference EditStatistics statistics) {
		super(available(approvals, languages, checkpoints, statistics));
	}

	/** Of the tools for edits the one that models of this family use best, so that another model may have another offer. */
	@Override
	public List<ToolOffer> tools(ToolContext context) {
		var format = EditFormats.toolFor(context.model());
		return super.tools(context).stream()
				.filter(offer -> !FORMATS.contains(offer.name()) || offer.name().equals(format)).toList();
	}

	private static List<WorkspaceTool> available(EditApprovals approvals, Languages languages,
			Checkpoints checkpoints, EditStatistics statistics) {
		var tools = new ArrayList<WorkspaceTool>(
				List.of(new AskUserTool(), new FindFilesTool(), new ListTool(), new LocalHistoryTool(),
						new ProblemsTool(), new ReadFileTool(languages), new SearchTextTool(), new TodoTool()));
		if (hasRefactoring()) {
			tools.add(new DeleteTool(approvals, checkpoints));
			tools.add(new MoveTool(approvals, checkpoints));
			tools.add(new ApplyPatchTool(approvals, languages, checkpoints, statistics));
			tools.add(new EditFileTool(approvals, languages, checkpoints, statistics));
			tools.add(new WriteFileTool(approvals, languages, checkpoints));
		}
		return tools;
	}

	/** Small products come without it, or without what compares texts, and then without the tools that change files. */
	private static boolean hasRefactoring() {
		try {
			var loader = WorkspaceTools.class.getClassLoader();
			Class.forName("org.eclipse.ltk.core.refactoring.RefactoringCore", false, loader);
			Class.forName("org.eclipse.compare.rangedifferencer.RangeDifferencer", false, loader);
			return true;
		} catch (@SuppressWarnings("unused") ClassNotFoundException | LinkageError e) {
			return false;
		}
	}
}
