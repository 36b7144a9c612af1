package io.github.openrouter4e.agent.internal.apply;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.component.annotations.Component;

import io.github.openrouter4e.agent.apply.AnswerChanges;
import io.github.openrouter4e.agent.apply.CodeApplier;
import io.github.openrouter4e.agent.apply.CodeBlock;
import io.github.openrouter4e.agent.apply.CodeProposal;
import io.github.openrouter4e.agent.apply.MemberPlacer;
import io.github.openrouter4e.agent.apply.PlaceUnclearException;
import io.github.openrouter4e.agent.edit.EditableFile;
import io.github.openrouter4e.agent.edit.Elision;
import io.github.openrouter4e.agent.edit.FileEdit;
import io.github.openrouter4e.agent.edit.Splice;
import io.github.openrouter4e.agent.files.FileText;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.internal.edit.FileCreation;
import io.github.openrouter4e.agent.internal.edit.NewFile;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.chat.ignore.SecretFiles;
import io.github.openrouter4e.chat.tools.ToolContext;

/** Applies code to the files of the open projects. */
@Component
public final class WorkspaceCodeApplier implements CodeApplier {

	private final IWorkspaceRoot root = ResourcesPlugin.getWorkspace().getRoot();
	private final ProposalWriter writer = new ProposalWriter(root);

	@Override
	public Optional<IFile> target(CodeBlock block) {
		return new NamedTargets(root).find(block);
	}

	@Override
	public Optional<IFile> fitting(CodeBlock block, List<IFile> files) {
		var fitting = new ArrayList<IFile>();
		for (var file : files) {
			try {
				propose(file, block);
				fitting.add(file);
			} catch (@SuppressWarnings("unused") PlaceUnclearException e) {
				fitting.add(file); // the place in it is asked for
			} catch (@SuppressWarnings("unused") CoreException e) {
				// the code does not belong there
			}
		}
		return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
	}

	@Override
	public CodeProposal propose(IFile file, CodeBlock block, String type) throws CoreException {
		if (!file.exists()) {
			return new CodeProposal(file, "", created(file, block), List.of()); //$NON-NLS-1$
		}
		try {
			var text = EditableFile.ofUser(file);
			return CodeProposal.of(FileEdit.of(file, text, places(file, text.text(), block, type)));
		} catch (ToolException e) {
			throw Refusals.of(file, e);
		}
	}

	/** The text of a file that would be created. */
	private static String created(IFile file, CodeBlock block) throws CoreException {
		if (Elision.isIn(block.code())) {
			throw Refusals.of(NLS.bind(Messages.WorkspaceCodeApplier_elided, Elision.in(block.code())));
		}
		if (Changes.isDifference(block.code()) || Changes.isSearchAndReplace(block.code())) {
			throw Refusals.of(NLS.bind(Messages.WorkspaceCodeApplier_missing, WorkspaceFiles.name(file)));
		}
		return block.code().endsWith("\n") ? block.code() : block.code() + "\n"; //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** Where the code belongs in a text of the file. */
	private static List<Splice> places(IFile file, String text, CodeBlock block, String type) throws CoreException {
		var name = WorkspaceFiles.name(file);
		return switch (CodePlace.find(file.getName(), text, block)) {
			case CodePlace.Result.Found(var splices) -> splices;
			case CodePlace.Result.None(var problem, var detail) -> {
				if (problem != CodePlace.Problem.UNKNOWN && problem != CodePlace.Problem.ELIDED) {
					throw Refusals.of(words(problem, name, detail));
				}
				yield members(file, text, block, type, words(problem, name, detail));
			}
		};
	}

	/**
	 * Where members of types belong.
	 *
	 * @param refusal the reason if nobody knows
	 */
	private static List<Splice> members(IFile file, String text, CodeBlock block, String type, String refusal)
			throws CoreException {
		var name = WorkspaceFiles.name(file);
		if (Changes.isDifference(block.code()) || Changes.isSearchAndReplace(block.code())) {
			throw Refusals.of(refusal);
		}
		return switch (placement(file, text, block.code(), type)) {
			case MemberPlacer.Placement.Found(var splices) when splices.isEmpty() ->
				throw Refusals.of(words(CodePlace.Problem.DONE, name, "")); //$NON-NLS-1$
			case MemberPlacer.Placement.Found(var splices) -> splices;
			case MemberPlacer.Placement.Elided(var line) ->
				throw Refusals.of(words(CodePlace.Problem.ELIDED, name, line));
			case MemberPlacer.Placement.None none -> throw Refusals.of(refusal);
			case MemberPlacer.Placement.Unclear(var types) ->
				throw new PlaceUnclearException(Status.error(refusal), types);
		};
	}

	/** What the first says who knows. */
	private static MemberPlacer.Placement placement(IFile file, String text, String code, String type)
			throws CoreException {
		var bundles = FrameworkUtil.getBundle(WorkspaceCodeApplier.class).getBundleContext();
		try {
			for (var reference : bundles.getServiceReferences(MemberPlacer.class, null)) {
				var placer = bundles.getService(reference);
				try {
					var placement = placer == null
							? new MemberPlacer.Placement.None()
							: placer.place(file, text, code, type);
					if (!(placement instanceof MemberPlacer.Placement.None)) {
						return placement;
					}
				} finally {
					bundles.ungetService(reference);
				}
			}
		} catch (InvalidSyntaxException e) {
			throw new IllegalStateException(e); // there is no filter
		}
		return new MemberPlacer.Placement.None();
	}

	private static String words(CodePlace.Problem problem, String name, String detail) {
		return switch (problem) {
			case UNKNOWN -> NLS.bind(Messages.WorkspaceCodeApplier_unknown, name);
			case MISSING -> NLS.bind(Messages.WorkspaceCodeApplier_missing, name);
			case SEVERAL -> NLS.bind(Messages.WorkspaceCodeApplier_several, name);
			case ELIDED -> NLS.bind(Messages.WorkspaceCodeApplier_elided, detail);
			case UNREADABLE -> Messages.WorkspaceCodeApplier_unreadable;
			case DONE -> NLS.bind(Messages.WorkspaceCodeApplier_done, name);
		};
	}

	@Override
	public void apply(CodeProposal proposal) throws CoreException {
		writer.write(List.of(proposal), Messages.WorkspaceCodeApplier_changed);
	}

	@Override
	public void applyAll(List<CodeProposal> proposals) throws CoreException {
		writer.write(proposals, Messages.WorkspaceCodeApplier_changedAll);
	}

	@Override
	public void undoAll(List<CodeProposal> proposals) throws CoreException {
		writer.undo(proposals);
	}

	@Override
	public boolean isForSeveral(List<CodeBlock> blocks) {
		return AnswerPlanner.isForSeveral(blocks);
	}

	@Override
	public AnswerChanges plan(List<CodeBlock> blocks, List<IFile> asked) {
		var files = new PlannedFiles(asked);
		var planner = new AnswerPlanner<>(files);
		blocks.forEach(planner::add);
		var proposals = new ArrayList<CodeProposal>();
		for (var draft : planner.drafts()) {
			try {
				proposals.add(files.proposal(draft));
			} catch (CoreException e) {
				planner.refuse(files.name(draft.file()), e.getStatus().getMessage());
			}
		}
		return new AnswerChanges(proposals, planner.refusals());
	}

	/** The files of the workspace as they are while one answer is read. */
	private final class PlannedFiles implements AnswerPlanner.Files<IFile> {

		private final NamedTargets targets = new NamedTargets(root);
		private final WorkspaceFiles files = new WorkspaceFiles(
				new ToolContext("", "", ToolContext.ACT, List.of())); //$NON-NLS-1$ //$NON-NLS-2$
		private final Map<IFile, @Nullable FileText> texts = new HashMap<>();
		private final List<IFile> asked;

		PlannedFiles(List<IFile> asked) {
			this.asked = asked;
		}

		@Override
		public Optional<IFile> target(CodeBlock block) throws CoreException {
			var found = NamedFiles.outside(block).isEmpty() ? targets.find(block) : Optional.<IFile>empty();
			if (found.isEmpty()) {
				var why = targets.problem(block);
				if (!why.isEmpty()) {
					throw Refusals.of(why);
				}
				found = fitting(block, asked);
			}
			return found;
		}

		/** Code for a file that no model may see was not written for it. */
		private void requireShared(IFile file) throws CoreException {
			var name = name(file);
			if (file.exists() ? files.withheld(file).isPresent() : SecretFiles.byName(name, false).isPresent()) {
				throw Refusals.of(NLS.bind(Messages.WorkspaceCodeApplier_withheld, name));
			}
			if (!file.exists()) {
				try {
					NewFile.place(files, name);
				} catch (ToolException e) {
					throw Refusals.of(file, e);
				}
			}
		}

		@Override
		public String name(IFile file) {
			return WorkspaceFiles.name(file);
		}

		@Override
		public String read(IFile file) throws CoreException {
			requireShared(file);
			if (!file.exists()) {
				return ""; //$NON-NLS-1$
			}
			try {
				var text = EditableFile.ofUser(file);
				texts.put(file, text);
				return text.text();
			} catch (ToolException e) {
				throw Refusals.of(file, e);
			}
		}

		@Override
		public String placed(IFile file, String text, CodeBlock block) throws CoreException {
			if (text.isEmpty() && !texts.containsKey(file)) {
				return created(file, block);
			}
			try {
				return Splice.applied(places(file, text, block, ""), text); //$NON-NLS-1$
			} catch (PlaceUnclearException e) {
				throw Refusals.of(NLS.bind(Messages.WorkspaceCodeApplier_unclear, name(file),
						String.join(", ", e.types()))); //$NON-NLS-1$
			}
		}

		CodeProposal proposal(AnswerPlanner.Draft<IFile> draft) throws CoreException {
			var file = draft.file();
			var text = texts.get(file);
			try {
				if (text == null) {
					FileCreation.encoded(file, draft.after());
					return new CodeProposal(file, "", draft.after(), List.of()); //$NON-NLS-1$
				}
				// each block was checked when it was placed
				return CodeProposal
						.of(FileEdit.ofChecked(file, text, Splice.between(draft.before(), draft.after())));
			} catch (ToolException e) {
				throw Refusals.of(file, e);
			}
		}
	}
}
