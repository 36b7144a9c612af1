package io.github.openrouter4e.git.internal.context;

import java.util.List;
import java.util.function.Supplier;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.osgi.service.component.annotations.Component;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.git.internal.JGit;
import io.github.openrouter4e.git.internal.Messages;
import io.github.openrouter4e.ui.ContextProposal;
import io.github.openrouter4e.ui.ContextProvider;
import io.github.openrouter4e.ui.ContextQuery;

/**
 * One kind of context from Git. Not offered where JGit is missing: no method here names one of its types, so that the components
 * can be created all the same.
 */
abstract class GitContext implements ContextProvider {

	private final String id;
	private final String label;
	private final Supplier<GitSource> source;

	private GitContext(String id, String label, Supplier<GitSource> source) {
		this.id = id;
		this.label = label;
		this.source = source;
	}

	/** What is staged: <code>@staged</code>. */
	@Component(service = ContextProvider.class)
	@SuppressWarnings("nls") // an id
	public static final class Staged extends GitContext {

		/** Of all repositories. */
		public Staged() {
			super("staged", Messages.ChangesContext_staged, () -> ChangesSource.staged("staged"));
		}
	}

	/** What is changed and not staged: <code>@diff</code>. */
	@Component(service = ContextProvider.class)
	@SuppressWarnings("nls") // an id
	public static final class Diff extends GitContext {

		/** Of all repositories. */
		public Diff() {
			super("diff", Messages.ChangesContext_unstaged, () -> ChangesSource.unstaged("diff"));
		}
	}

	/** A commit: <code>@commit</code>. */
	@Component(service = ContextProvider.class)
	public static final class Commit extends GitContext {

		/** Of all repositories. */
		public Commit() {
			super("commit", Messages.CommitContext_label, () -> CommitSource.create()); //$NON-NLS-1$
		}
	}

	@Override
	public final String id() {
		return id;
	}

	@Override
	public final String label() {
		return label;
	}

	@Override
	public final boolean isAvailable() {
		return JGit.isPresent();
	}

	@Override
	public final List<ContextProposal> propose(ContextQuery query, IProgressMonitor monitor) throws CoreException {
		return source.get().propose(query, monitor);
	}

	@Override
	public final Attachment resolve(ContextProposal proposal, IProgressMonitor monitor) throws CoreException {
		return source.get().resolve(proposal);
	}
}
