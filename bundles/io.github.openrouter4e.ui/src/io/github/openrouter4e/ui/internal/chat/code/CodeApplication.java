package io.github.openrouter4e.ui.internal.chat.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;
import org.eclipse.ui.dialogs.FilteredResourcesSelectionDialog;
import org.eclipse.ui.ide.IDE;
import org.osgi.framework.BundleContext;

import io.github.openrouter4e.agent.apply.AnswerChanges;
import io.github.openrouter4e.agent.apply.CodeApplier;
import io.github.openrouter4e.agent.apply.CodeBlock;
import io.github.openrouter4e.agent.apply.CodeProposal;
import io.github.openrouter4e.agent.apply.PlaceUnclearException;
import io.github.openrouter4e.agent.edit.CommonLines;
import io.github.openrouter4e.agent.edit.Splice;
import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.markdown.FencedCode;
import io.github.openrouter4e.markdown.code.ShownCode;
import io.github.openrouter4e.ui.Diff;
import io.github.openrouter4e.ui.DiffViews;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.tasks.UiTasks;

/**
 * Puts code of an answer where it belongs, after the user has seen what would change. The file is the one that the code
 * names, that the questions were about, or that the user chooses; never simply the one that is open. For the UI thread.
 */
public final class CodeApplication {

	/** More files are in no question that an answer with one block is about. */
	private static final int MOST_FILES = 20;

	private final IWorkbenchPage page;
	private final UiTasks tasks;
	private final Say say;
	private final DiffViews diffs;
	private final BundleContext bundles;
	private final SeveralFiles several = new SeveralFiles(this::isForSeveral);

	/** Tells the user something. */
	public interface Say {
		/** @param action what the user can do about it; null for nothing */
		void say(String text, @Nullable String action, Runnable run);
	}

	private interface Step<T> {
		T with(CodeApplier applier) throws CoreException;
	}

	/** @param bundles in which the applier is registered */
	public CodeApplication(IWorkbenchPage page, UiTasks tasks, Say say, DiffViews diffs, BundleContext bundles) {
		this.page = page;
		this.tasks = tasks;
		this.say = say;
		this.diffs = diffs;
		this.bundles = bundles;
	}

	/**
	 * Applies code.
	 *
	 * @param asked the names of what was attached to the questions, the latest first: the code may be about these files.
	 *              Called off the UI thread
	 */
	public void apply(ShownCode shown, Supplier<List<String>> asked) {
		if (shown.isPart()) {
			message(Messages.CodeApplication_part);
			return;
		}
		var block = new CodeBlock(shown.info(), shown.text());
		tasks.fetch(() -> ask(applier -> {
			var target = applier.target(block);
			return target.isPresent() ? target : applier.fitting(block, files(asked.get()));
		}), target -> {
			var file = target.isPresent() ? target.get() : choose(shown);
			if (file != null) {
				propose(file, block, ""); //$NON-NLS-1$
			}
		}, this::failed);
	}

	/** The files that the questions were about. @param asked the names of what was attached, the latest first */
	private static List<IFile> files(List<String> asked) {
		var root = ResourcesPlugin.getWorkspace().getRoot();
		return asked.stream().map(name -> AttachedFile.of(name, path -> root.getFile(path).exists()))
				.flatMap(Optional::stream).distinct().limit(MOST_FILES).map(root::getFile).toList();
	}

	/** Whether the code of an answer is for several files, and can be applied in this Eclipse. For any thread. */
	public boolean isForSeveralFiles(Answer answer) {
		return several.isIn(answer);
	}

	/** Empty without an applier: an answer is shown all the same. */
	private Optional<Boolean> isForSeveral(List<CodeBlock> blocks) {
		var reference = bundles.getServiceReference(CodeApplier.class);
		var applier = reference == null ? null : bundles.getService(reference);
		if (applier == null) {
			return Optional.empty();
		}
		try {
			return Optional.of(applier.isForSeveral(blocks));
		} finally {
			bundles.ungetService(reference);
		}
	}

	/**
	 * Shows what all the code of an answer would change, and applies what the user chooses of it.
	 *
	 * @param asked as for {@link #apply}
	 */
	public void applyAll(String answer, Supplier<List<String>> asked) {
		plan(answer, asked, changes -> {
			var dialog = new ApplyAllDialog(page.getWorkbenchWindow().getShell(), diffs);
			dialog.onApply(chosen -> performAll(dialog, chosen, answer, asked));
			dialog.create();
			dialog.show(changes);
			dialog.open();
		}, this::failed);
	}

	private void plan(String answer, Supplier<List<String>> asked, Consumer<AnswerChanges> then,
			Consumer<Exception> failed) {
		tasks.fetch(() -> {
			var code = FencedCode.in(answer);
			var whole = code.stream().filter(FencedCode::isClosed).toList();
			var changes = ask(applier -> applier.plan(SeveralFiles.blocks(whole), files(asked.get())));
			var refusals = new ArrayList<>(changes.refusals());
			code.stream().filter(block -> !block.isClosed())
					.forEach(block -> refusals.add(new AnswerChanges.Refusal(block.info(),
							Messages.CodeApplication_unfinished)));
			return new AnswerChanges(changes.proposals(), refusals);
		}, then, failed);
	}

	private void performAll(ApplyAllDialog dialog, List<CodeProposal> chosen, String answer,
			Supplier<List<String>> asked) {
		tasks.fetch(() -> ask(applier -> {
			applier.applyAll(chosen);
			return chosen.size();
		}), count -> {
			dialog.close();
			say.say(count == 1
					? NLS.bind(Messages.CodeApplication_applied, path(chosen.getFirst()))
					: NLS.bind(Messages.CodeApplication_appliedAll, count), Messages.PromptSender_undo,
					() -> undoAll(chosen));
		}, failure -> plan(answer, asked, changes -> { // as the files are now
			dialog.show(changes);
			dialog.setErrorMessage(words(failure));
		}, again -> {
			dialog.close();
			failed(again);
		}));
	}

	private void undoAll(List<CodeProposal> proposals) {
		tasks.fetch(() -> ask(applier -> {
			applier.undoAll(proposals);
			return proposals.size();
		}), count -> message(count == 1
				? NLS.bind(Messages.CodeApplication_undone, path(proposals.getFirst()))
				: NLS.bind(Messages.CodeApplication_undoneAll, count)), this::failed);
	}

	static String path(CodeProposal proposal) {
		return proposal.file().getFullPath().makeRelative().toString();
	}

	private @Nullable IFile choose(ShownCode shown) {
		var dialog = new FilteredResourcesSelectionDialog(page.getWorkbenchWindow().getShell(), false,
				ResourcesPlugin.getWorkspace().getRoot(), IResource.FILE);
		dialog.setTitle(Messages.CodeApplication_apply);
		dialog.setMessage(Messages.CodeApplication_chooseFile);
		dialog.setInitialPattern(CodeName.of(shown.language(), shown.text()));
		return dialog.open() == Window.OK && dialog.getFirstResult() instanceof IFile file ? file : null;
	}

	private void propose(IFile file, CodeBlock block, String type) {
		tasks.fetch(() -> ask(applier -> applier.propose(file, block, type)), proposal -> {
			var path = file.getFullPath().makeRelative().toString();
			show(path, proposal);
			say.say(NLS.bind(proposal.creates() ? Messages.CodeApplication_askNew : Messages.CodeApplication_ask, path,
					size(proposal)), Messages.CodeApplication_apply, () -> perform(path, proposal));
		}, failure -> {
			if (failure instanceof PlaceUnclearException unclear) {
				chooseType(unclear.types(), chosen -> propose(file, block, chosen));
			} else {
				failed(failure);
			}
		});
	}

	private void chooseType(List<String> types, Consumer<String> chosen) {
		var dialog = new ElementListSelectionDialog(page.getWorkbenchWindow().getShell(), new LabelProvider());
		dialog.setTitle(Messages.CodeApplication_apply);
		dialog.setMessage(Messages.CodeApplication_chooseType);
		dialog.setElements(types.toArray());
		dialog.setMultipleSelection(false);
		if (dialog.open() == Window.OK && dialog.getFirstResult() instanceof String type) {
			chosen.accept(type);
		}
	}

	/** How many lines come and go, without those that stay at both ends of a change. */
	static String size(CodeProposal proposal) {
		var changes = proposal.creates() ? List.of(new Splice(0, "", proposal.after())) : proposal.changes(); //$NON-NLS-1$
		var added = 0;
		var removed = 0;
		for (var change : changes) {
			var before = change.expected().lines().toList();
			var after = change.text().lines().toList();
			var common = CommonLines.of(before, after);
			added += after.size() - common.head() - common.tail();
			removed += before.size() - common.head() - common.tail();
		}
		return NLS.bind(Messages.CodeApplication_lines, String.valueOf(added), String.valueOf(removed));
	}

	/** As far as this Eclipse can compare. */
	private void show(String path, CodeProposal proposal) {
		try {
			diffs.open(page, difference(path, proposal));
		} catch (PartInitException e) {
			ILog.of(CodeApplication.class).error("A difference was not shown.", e); //$NON-NLS-1$
		}
	}

	static Diff difference(String path, CodeProposal proposal) {
		return new Diff(NLS.bind(Messages.CodeApplication_diffTitle, path), proposal.file().getName(),
				new Diff.Side(NLS.bind(Messages.CodeApplication_now, path), proposal.before()),
				new Diff.Side(NLS.bind(Messages.CodeApplication_then, path), proposal.after())).withoutFocus();
	}

	private void perform(String path, CodeProposal proposal) {
		tasks.fetch(() -> ask(applier -> {
			applier.apply(proposal);
			return path;
		}), changed -> {
			message(NLS.bind(Messages.CodeApplication_applied, changed));
			try {
				IDE.openEditor(page, proposal.file()); // there the user goes on, and Ctrl+Z undoes it
			} catch (PartInitException e) {
				failed(e);
			}
		}, this::failed);
	}

	private <T> T ask(Step<T> step) throws CoreException {
		var reference = Optional.ofNullable(bundles.getServiceReference(CodeApplier.class)).orElseThrow();
		try {
			return step.with(bundles.getService(reference));
		} finally {
			bundles.ungetService(reference);
		}
	}

	private void failed(Exception failure) {
		message(words(failure));
	}

	private static String words(Exception failure) {
		if (failure instanceof CoreException told) {
			return told.getStatus().getMessage();
		}
		ILog.of(CodeApplication.class).error("Code was not applied.", failure); //$NON-NLS-1$
		return String.valueOf(failure.getLocalizedMessage());
	}

	private void message(String text) {
		say.say(text, null, () -> {
			// the message says it all
		});
	}
}
