package io.github.openrouter4e.agent.internal.apply;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.component.annotations.Component;

import io.github.openrouter4e.agent.apply.CodeApplier;
import io.github.openrouter4e.agent.apply.CodeBlock;
import io.github.openrouter4e.agent.apply.CodeProposal;
import io.github.openrouter4e.agent.apply.MemberPlacer;
import io.github.openrouter4e.agent.apply.PlaceUnclearException;
import io.github.openrouter4e.agent.edit.EditableFile;
import io.github.openrouter4e.agent.edit.Elision;
import io.github.openrouter4e.agent.edit.FileEdit;
import io.github.openrouter4e.agent.edit.GuardedTextChange;
import io.github.openrouter4e.agent.edit.Splice;
import io.github.openrouter4e.agent.edit.UndoableChange;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.files.WorkspaceNames;
import io.github.openrouter4e.agent.internal.edit.FileCreation;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.chat.tools.ToolContext;

/** Applies code to the files of the open projects. */
@Component
public final class WorkspaceCodeApplier implements CodeApplier {

	private final IWorkspaceRoot root = ResourcesPlugin.getWorkspace().getRoot();

	@Override
	public Optional<IFile> target(CodeBlock block) {
		for (var path : NamedFiles.of(block)) {
			var whole = IPath.fromPortableString(path).makeAbsolute();
			if (whole.segmentCount() > 1 && root.getProject(whole.segment(0)).isAccessible()) {
				return Optional.of(root.getFile(whole));
			}
			var found = ending(whole);
			if (found.size() == 1) {
				return Optional.of(found.getFirst());
			}
		}
		return Optional.empty();
	}

	/** The files whose paths end so. */
	private List<IFile> ending(IPath path) {
		try {
			return WorkspaceNames.read(root.getWorkspace()).stream()
					.filter(entry -> !entry.folder() && ('/' + entry.path()).endsWith(path.toString()))
					.map(entry -> root.getFile(IPath.fromPortableString(entry.path()))).toList();
		} catch (@SuppressWarnings("unused") CoreException e) {
			return List.of(); // a project is closed at the same time
		}
	}

	@Override
	public CodeProposal propose(IFile file, CodeBlock block, String type) throws CoreException {
		var name = WorkspaceFiles.name(file);
		if (!file.exists()) {
			if (Elision.isIn(block.code())) {
				throw refusal(NLS.bind(Messages.WorkspaceCodeApplier_elided, Elision.in(block.code())));
			}
			if (Changes.isDifference(block.code()) || Changes.isSearchAndReplace(block.code())) {
				throw refusal(NLS.bind(Messages.WorkspaceCodeApplier_missing, name));
			}
			var code = block.code().endsWith("\n") ? block.code() : block.code() + "\n"; //$NON-NLS-1$ //$NON-NLS-2$
			return new CodeProposal(file, "", code, List.of()); //$NON-NLS-1$
		}
		try {
			var text = EditableFile.ofUser(file);
			return switch (CodePlace.find(file.getName(), text.text(), block)) {
				case CodePlace.Result.Found(var splices) ->
					CodeProposal.of(FileEdit.of(file, text, splices));
				case CodePlace.Result.None(var problem, var detail) -> {
					if (problem != CodePlace.Problem.UNKNOWN && problem != CodePlace.Problem.ELIDED) {
						throw refusal(words(problem, name, detail));
					}
					yield CodeProposal.of(FileEdit.of(file, text, members(file, text.text(), block, type,
							words(problem, name, detail))));
				}
			};
		} catch (ToolException e) {
			throw refusal(NLS.bind(Messages.WorkspaceCodeApplier_refused, name, e.getMessage()));
		}
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
			throw refusal(refusal);
		}
		return switch (placement(file, text, block.code(), type)) {
			case MemberPlacer.Placement.Found(var splices) when splices.isEmpty() ->
				throw refusal(words(CodePlace.Problem.DONE, name, "")); //$NON-NLS-1$
			case MemberPlacer.Placement.Found(var splices) -> splices;
			case MemberPlacer.Placement.Elided(var line) -> throw refusal(words(CodePlace.Problem.ELIDED, name, line));
			case MemberPlacer.Placement.None none -> throw refusal(refusal);
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
		var file = proposal.file();
		var name = NLS.bind(Messages.WorkspaceCodeApplier_undo, file.getName());
		try {
			if (proposal.creates()) {
				files().newFile(WorkspaceFiles.name(file));
				UndoableChange.perform(new FileCreation(name, file, FileCreation.encoded(file, proposal.after()), null),
						file.getProject());
				return;
			}
			var text = EditableFile.ofUser(file).text();
			EditableFile.makeWritable(file);
			var change = new GuardedTextChange(name, file, proposal.changes());
			if (!text.equals(proposal.before())) {
				throw refusal(NLS.bind(Messages.WorkspaceCodeApplier_changed, WorkspaceFiles.name(file)));
			}
			try {
				UndoableChange.perform(change, root.getWorkspace().getRuleFactory().modifyRule(file));
			} catch (CoreException e) {
				throw change.isStale()
						? refusal(NLS.bind(Messages.WorkspaceCodeApplier_changed, WorkspaceFiles.name(file)))
						: e;
			}
		} catch (ToolException e) {
			throw refusal(
					NLS.bind(Messages.WorkspaceCodeApplier_refused, WorkspaceFiles.name(file), e.getMessage()));
		}
	}

	private static WorkspaceFiles files() {
		return new WorkspaceFiles(new ToolContext("", "", ToolContext.ACT, List.of())); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static CoreException refusal(String words) {
		return new CoreException(Status.error(words));
	}
}
