package io.github.openrouter4e.git.internal.context;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.jgit.lib.Repository;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.git.internal.Repositories;
import io.github.openrouter4e.ui.ContextProposal;
import io.github.openrouter4e.ui.ContextQuery;

/** Reads context from the repositories that the open projects are in. */
abstract class GitSource {

	private static final String SEPARATOR = "\n"; //$NON-NLS-1$

	/** What fits, the best first. */
	final List<ContextProposal> propose(ContextQuery query, IProgressMonitor monitor) throws CoreException {
		var proposals = new ArrayList<ContextProposal>();
		for (var repository : Repositories.ofProjects()) {
			try (repository) {
				if (monitor.isCanceled()) {
					throw new OperationCanceledException();
				}
				proposals.addAll(propose(repository, query));
			} catch (IOException e) {
				throw new CoreException(Status.error(repository.getDirectory().toString(), e));
			}
		}
		return proposals;
	}

	/** Reads what was chosen. */
	final Attachment resolve(ContextProposal proposal) throws CoreException {
		var place = proposal.id().split(SEPARATOR, 2);
		var found = Repositories.around(new File(place[0]));
		if (found.isEmpty()) {
			throw new CoreException(Status.error(proposal.label()));
		}
		try (var repository = found.get()) {
			return read(repository, place[1]);
		} catch (IOException e) {
			throw new CoreException(Status.error(proposal.label(), e));
		}
	}

	/** By which a proposal is found again. */
	static String idOf(Repository repository, String what) {
		return repository.getWorkTree() + SEPARATOR + what;
	}

	/** What fits in a repository, the best first. */
	abstract List<ContextProposal> propose(Repository repository, ContextQuery query) throws IOException;

	/**
	 * Reads what was chosen.
	 *
	 * @param what the second part of {@link #idOf}
	 * @throws CoreException with a message for the user, if there is nothing
	 */
	abstract Attachment read(Repository repository, String what) throws IOException, CoreException;
}
