package io.github.openrouter4e.agent.internal.apply;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.core.commands.operations.IOperationHistory;
import org.eclipse.core.commands.operations.IOperationHistoryListener;
import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.core.commands.operations.OperationHistoryEvent;
import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.MultiRule;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ltk.core.refactoring.Change;
import org.eclipse.ltk.core.refactoring.RefactoringCore;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.agent.apply.CodeProposal;
import io.github.openrouter4e.agent.edit.EditableFile;
import io.github.openrouter4e.agent.edit.GuardedTextChange;
import io.github.openrouter4e.agent.edit.UndoableChange;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.internal.edit.FileCreation;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.client.Cancellation;

/** Writes what was proposed, if the files are still as it was shown, and takes it back. */
final class ProposalWriter {

	private final IWorkspaceRoot root;

	/** Marks the entry of <em>Edit &gt; Undo</em> that has written these: others may have its name. */
	private record Written(List<CodeProposal> proposals) implements IUndoContext {

		@Override
		public String getLabel() {
			return undoName(proposals);
		}

		@Override
		public boolean matches(@Nullable IUndoContext other) {
			return equals(other);
		}
	}

	ProposalWriter(IWorkspaceRoot root) {
		this.root = root;
	}

	/**
	 * Makes all of the changes or none, as one step to undo.
	 *
	 * @param changed says which files are not as they were shown
	 */
	void write(List<CodeProposal> proposals, String changed) throws CoreException {
		var name = undoName(proposals);
		try {
			requireUnchanged(proposals, changed);
			EditableFile.makeWritable(
					proposals.stream().filter(each -> !each.creates()).map(CodeProposal::file).toArray(IFile[]::new));
			requireUnchanged(proposals, changed); // it takes as long as the user likes
			var texts = new LinkedHashMap<IFile, GuardedTextChange>();
			var changes = new ArrayList<Change>();
			for (var each : proposals) {
				if (!each.creates()) {
					texts.put(each.file(), new GuardedTextChange(name, each.file(), each.changes()));
				}
			}
			changes.addAll(texts.values()); // what may fail because the user types comes first
			for (var each : proposals) {
				if (each.creates()) {
					changes.add(new FileCreation(name, each.file(), FileCreation.encoded(each.file(), each.after()),
							null));
				}
			}
			var history = OperationHistoryFactory.getOperationHistory();
			var thread = Thread.currentThread(); // others may write at the same time
			IOperationHistoryListener marker = event -> {
				if (event.getEventType() == OperationHistoryEvent.OPERATION_ADDED && Thread.currentThread() == thread) {
					event.getOperation().addContext(new Written(proposals));
				}
			};
			history.addOperationHistoryListener(marker);
			try {
				UndoableChange.performAll(name, changes, rule(proposals), new Cancellation());
			} catch (CoreException e) {
				var stale = texts.entrySet().stream().filter(each -> each.getValue().isStale()).map(Map.Entry::getKey)
						.toList();
				throw stale.isEmpty() ? e : Refusals.of(NLS.bind(changed, names(stale)));
			} finally {
				history.removeOperationHistoryListener(marker);
			}
		} catch (ToolException e) {
			throw Refusals.of(names(proposals.stream().map(CodeProposal::file).toList()), e);
		}
	}

	private void requireUnchanged(List<CodeProposal> proposals, String changed) throws CoreException {
		var stale = new ArrayList<IFile>();
		for (var each : proposals) {
			if (!isAs(each, each.creates() ? null : each.before())) {
				stale.add(each.file());
			}
		}
		if (!stale.isEmpty()) {
			throw Refusals.of(NLS.bind(changed, names(stale)));
		}
	}

	/** Whether a file has a text. @param text null for a file that is not there */
	private boolean isAs(CodeProposal proposal, @Nullable String text) throws CoreException {
		var file = proposal.file();
		if (text == null) {
			return !file.exists() && root.findMember(file.getFullPath()) == null && file.getProject().isAccessible();
		}
		if (!file.exists()) {
			return false;
		}
		try {
			return EditableFile.ofUser(file).text().equals(text);
		} catch (ToolException e) {
			throw Refusals.of(file, e);
		}
	}

	/** Texts need their files alone; what creates files needs the projects. */
	private ISchedulingRule rule(List<CodeProposal> proposals) {
		var rules = root.getWorkspace().getRuleFactory();
		var creates = proposals.stream().anyMatch(CodeProposal::creates);
		return MultiRule.combine(proposals.stream()
				.map(each -> creates ? each.file().getProject() : rules.modifyRule(each.file()))
				.toArray(ISchedulingRule[]::new));
	}

	/** Takes back what was written last, if nothing that can be undone was done since. */
	void undo(List<CodeProposal> proposals) throws CoreException {
		var manager = RefactoringCore.getUndoManager();
		if (!isLast(proposals, manager.peekUndoName())) {
			throw Refusals.of(Messages.WorkspaceCodeApplier_notLast);
		}
		manager.performUndo(null, new NullProgressMonitor());
		for (var each : proposals) {
			if (!isAs(each, each.creates() ? null : each.before())) {
				throw Refusals.of(NLS.bind(Messages.WorkspaceCodeApplier_notUndone, WorkspaceFiles.name(each.file())));
			}
		}
	}

	/** Whether what was written is undone next. @param next the name of what is; null for nothing */
	private static boolean isLast(List<CodeProposal> proposals, @Nullable String next) {
		var named = Arrays.stream(OperationHistoryFactory.getOperationHistory()
				.getUndoHistory(IOperationHistory.GLOBAL_UNDO_CONTEXT))
				.filter(operation -> operation.getLabel().equals(next)).toList();
		return !named.isEmpty() && named.getLast().hasContext(new Written(proposals));
	}

	private static String undoName(List<CodeProposal> proposals) {
		return proposals.size() == 1
				? NLS.bind(Messages.WorkspaceCodeApplier_undo, proposals.getFirst().file().getName())
				: NLS.bind(Messages.WorkspaceCodeApplier_undoAll, proposals.size());
	}

	private static String names(List<IFile> files) {
		return files.stream().map(WorkspaceFiles::name).collect(Collectors.joining(", ")); //$NON-NLS-1$
	}
}
