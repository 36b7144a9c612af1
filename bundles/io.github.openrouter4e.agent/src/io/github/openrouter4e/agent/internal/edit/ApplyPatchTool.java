package io.github.openrouter4e.agent.internal.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.MultiRule;
import org.eclipse.ltk.core.refactoring.Change;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.agent.Checkpoints;
import io.github.openrouter4e.agent.EditStatistics;
import io.github.openrouter4e.agent.FileImage;
import io.github.openrouter4e.agent.edit.EditApprovals;
import io.github.openrouter4e.agent.edit.EditableFile;
import io.github.openrouter4e.agent.edit.GuardedTextChange;
import io.github.openrouter4e.agent.edit.NewProblems;
import io.github.openrouter4e.agent.edit.UndoableChange;
import io.github.openrouter4e.agent.files.FileText;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.internal.edit.PatchedFiles.Added;
import io.github.openrouter4e.agent.internal.edit.PatchedFiles.Changed;
import io.github.openrouter4e.agent.internal.edit.PatchedFiles.Deleted;
import io.github.openrouter4e.agent.internal.edit.PatchedFiles.Moved;
import io.github.openrouter4e.agent.internal.match.FilePatch;
import io.github.openrouter4e.agent.internal.match.PatchParser;
import io.github.openrouter4e.agent.languages.Languages;
import io.github.openrouter4e.agent.tools.Arguments;
import io.github.openrouter4e.agent.tools.Schema;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.agent.tools.ToolSet;
import io.github.openrouter4e.agent.tools.WorkspaceTool;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolDecision;
import io.github.openrouter4e.chat.tools.ToolOffer;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;
import io.github.openrouter4e.chat.tools.ToolView;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.Tool;

/**
 * Changes, creates, deletes and moves files by a patch in the form that models of OpenAI have learnt. All of a patch is made, or
 * nothing, as one entry of <em>Edit &gt; Undo</em>.
 */
@SuppressWarnings("nls") // what the model is told
public final class ApplyPatchTool implements WorkspaceTool {

	/** How often a patch is tried again when the user types at the same time. */
	private static final int MOST_TRIES = 5;

	private static final ToolOffer OFFER = new ToolOffer(new Tool.Function(ToolSet.APPLY_PATCH,
			"""
					Changes files by a patch: *** Begin Patch, then for each file *** Update File: path (with *** Move to: path if it moves), \
					*** Add File: path or *** Delete File: path, then *** End Patch. Changes are hunks of lines that begin with a blank \
					(stays), - or +, with three lines that stay around them; where these are there several times, @@ and the head of the \
					class or method before them. Paths begin with the project. All of it is made or nothing. Returns the changed lines and \
					the new problems that Eclipse finds.""",
			new Schema().required("patch", "The whole patch.").json()), ToolTraits.changing(Effect.EDIT));

	private final EditApprovals approvals;
	private final Languages languages;
	private final Checkpoints checkpoints;
	private final EditStatistics statistics;

	/**
	 * @param approvals   what the user has agreed to, shared by the tools that change files
	 * @param languages   find errors in a text before it is written
	 * @param checkpoints are told what has changed
	 * @param statistics  are told how well models write edits
	 */
	public ApplyPatchTool(EditApprovals approvals, Languages languages, Checkpoints checkpoints,
			EditStatistics statistics) {
		this.approvals = approvals;
		this.languages = languages;
		this.checkpoints = checkpoints;
		this.statistics = statistics;
	}

	@Override
	public ToolOffer offer() {
		return OFFER;
	}

	/** The patch of a call, empty if it has none. Models may use the name that the argument has elsewhere. */
	public static String patch(Arguments arguments) throws ToolException {
		var patch = arguments.optionalText("patch");
		return patch == null ? arguments.textOrEmpty("input") : patch;
	}

	private static List<FilePatch> parsed(Arguments arguments) throws ToolException {
		return PatchParser.parse(patch(arguments));
	}

	private PatchedFiles plan(Arguments arguments, ToolContext context) throws ToolException, CoreException {
		try {
			return PatchedFiles.of(parsed(arguments), new WorkspaceFiles(context));
		} catch (ToolException e) {
			statistics.refused(context.model(), e);
			throw e;
		}
	}

	@Override
	public List<String> written(Arguments arguments) throws ToolException {
		return parsed(arguments).stream().map(each -> switch (each) {
			case FilePatch.Add add -> add.path();
			case FilePatch.Update update when update.to() == null -> update.path();
			default -> ""; // goes
		}).toList();
	}

	@Override
	public ToolPermission permission(Arguments arguments, ToolContext context, Cancellation cancellation)
			throws ToolException, CoreException {
		var files = plan(arguments, context);
		return approvals.permission(context, files.effects(), files.subject(), files.diff());
	}

	@Override
	public void decided(Arguments arguments, ToolContext context, ToolDecision decision)
			throws ToolException, CoreException {
		approvals.remember(context, PatchedFiles.of(parsed(arguments), new WorkspaceFiles(context)).subject(),
				decision);
	}

	/** What a file was, to be noted once the patch is made. */
	private record Before(IFile file, FileImage image) {
	}

	/** A change of a text, with what its file was when the places were looked for. */
	private record Edited(IFile file, GuardedTextChange change, FileImage read) {
	}

	@Override
	public ToolOutcome run(Arguments arguments, Run run) throws ToolException, CoreException {
		for (var tries = 1;; tries++) {
			run.cancellation().throwIfCancelled();
			var files = plan(arguments, run.context());
			for (var file : files.existing()) {
				EditableFile.makeWritable(file);
			}
			var problems = NewProblems.before(run.context(), files.projects(), languages.newErrors(files.texts()));
			var texts = new ArrayList<Edited>();
			for (var changed : files.changed()) {
				var edit = changed.edit();
				texts.add(new Edited(edit.file(),
						new GuardedTextChange(NLS.bind(Messages.EditFileTool_undo, edit.file().getName()), edit.file(),
								edit.splices()),
						new FileImage(edit.text().text(), edit.text().unsaved() ? null : edit.file().readAllBytes(),
								edit.file().getCharset(false))));
			}
			var before = new ArrayList<Before>();
			var changes = new ArrayList<Change>();
			texts.forEach(edited -> changes.add(edited.change()));
			for (var step : files.steps()) {
				switch (step) {
					case Added(var file) -> {
						before.add(new Before(file.file(), FileImage.ABSENT));
						changes.add(new FileCreation(file.file(), file.bytes()));
					}
					case Moved moved -> {
						before.add(new Before(moved.from(), FileImage.of(moved.from())));
						before.add(new Before(moved.to(), FileImage.ABSENT));
						changes.add(new FileMove(NLS.bind(Messages.MoveTool_undo, moved.from().getName()), moved.from(),
								moved.to(), moved.splices()));
					}
					case Deleted(var file, var text) -> {
						before.add(new Before(file, FileImage.of(file)));
						changes.add(new FileRemoval(NLS.bind(Messages.DeleteTool_undo, file.getName()), file,
								file.readAllBytes(), file.getCharset(false), List.of()));
					}
					case Changed changed -> {
						// made above: what may fail because the user types comes first
					}
				}
			}
			try {
				UndoableChange.performAll(undoName(files), changes, rule(files), run.cancellation());
			} catch (CoreException e) {
				if (texts.stream().anyMatch(edited -> edited.change().isStale()) && tries < MOST_TRIES) {
					continue; // the user types: look for the places again
				}
				throw e;
			}
			for (var edited : texts) {
				checkpoints.record(run.context(), run.callId(), edited.file(),
						edited.read().withText(edited.change().before()), // what the user has typed meanwhile is in it
						FileImage.of(edited.change().after()));
			}
			for (var each : before) {
				checkpoints.record(run.context(), run.callId(), each.file(), each.image(), FileImage.of(each.file()));
			}
			statistics.made(run.context().model(), files.forgave());
			return new ToolOutcome.Done(List.of(new ToolOutcome.Part.Text(report(files, problems, run))),
					new ToolView(ToolView.DIFF, files.diff()));
		}
	}

	private static String undoName(PatchedFiles files) {
		return files.steps().size() == 1 && !files.changed().isEmpty()
				? NLS.bind(Messages.EditFileTool_undo, files.changed().getFirst().edit().file().getName())
				: NLS.bind(Messages.ApplyPatchTool_undo, files.steps().size());
	}

	/** Texts need their files alone; what creates and moves files needs the projects. */
	private static ISchedulingRule rule(PatchedFiles files) {
		var rules = ResourcesPlugin.getWorkspace().getRuleFactory();
		return MultiRule.combine((files.steps().size() == files.changed().size()
				? files.changed().stream().map(changed -> rules.modifyRule(changed.edit().file()))
				: files.projects().stream().map(ISchedulingRule.class::cast)).toArray(ISchedulingRule[]::new));
	}

	private static String report(PatchedFiles files, NewProblems problems, Run run)
			throws CoreException, ToolException {
		var result = new ArrayList<String>();
		var unsaved = new ArrayList<String>();
		for (var step : files.steps()) {
			var file = step.after();
			var text = file == null ? null : FileText.read(file);
			result.add(step.report() + (text == null ? "." : ", version " + text.version() + ".")
					+ (step.changedLines().isEmpty() ? "" : " Changed lines: " + step.changedLines() + "."));
			if (file != null && text != null && text.unsaved()) {
				unsaved.add(WorkspaceFiles.name(file));
			}
		}
		var told = result.stream().collect(Collectors.joining("\n"));
		if (!unsaved.isEmpty()) {
			told += "\n" + String.join(", ", unsaved) + (unsaved.size() == 1 ? " is" : " are")
					+ " not saved, as the user had changes there: builds and tests see what is on the disk.";
		}
		return told + (unsaved.size() == files.steps().size()
				? problems.foreseen()
				: problems.afterBuild(run.cancellation()));
	}
}
