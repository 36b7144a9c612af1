package io.github.openrouter4e.ui;

import java.util.List;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

import io.github.openrouter4e.chat.Attachment;

/**
 * Offers one kind of context that the user can attach to a prompt, for example symbols or commits. Contributed as an OSGi
 * service, best a declarative one, which is created when the user first looks for context.
 * <p>
 * {@link #propose} and {@link #resolve} are called off the UI thread, on several threads at a time. They may block, and should
 * look at the monitor often: what has been cancelled is not waited for, but goes on using the machine. The other methods
 * return at once. What a provider throws is logged, and the others are not affected. What the user excludes from being sent,
 * as by an ignore file, a provider must not offer.
 */
public interface ContextProvider {

	/** Names the kind, for example {@code symbol}: letters, digits and hyphens, never translated. */
	String id();

	/** What the user reads, in the user's language. */
	String label();

	/**
	 * Whether this kind is offered at all, for example if what it needs is installed. Asked often, so it returns at once; while it
	 * is false the other methods are not called.
	 */
	default boolean isAvailable() {
		return true;
	}

	/**
	 * Whether a longer text can find what a shorter one did not, as an address does, or a name behind that of its type. Then this
	 * is asked again with each key; else it is not, once all that fits is known.
	 */
	default boolean findsMoreByTyping() {
		return false;
	}

	/**
	 * Looks for what fits.
	 *
	 * @param monitor cancelled when the user has typed on, or wants nothing any more
	 * @return the best first; no more than the query's limit are used
	 * @throws CoreException              if nothing can be found out
	 * @throws OperationCanceledException if it was cancelled
	 */
	List<ContextProposal> propose(ContextQuery query, IProgressMonitor monitor) throws CoreException;

	/**
	 * Reads what the user chose.
	 *
	 * @param proposal one of this provider's own, perhaps proposed a while ago
	 * @param monitor  cancelled when the user wants it no longer
	 * @return what is sent; its {@link Attachment#size() size} is exact
	 * @throws CoreException              with a message for the user, if it cannot be read or is gone
	 * @throws OperationCanceledException if it was cancelled
	 */
	Attachment resolve(ContextProposal proposal, IProgressMonitor monitor) throws CoreException;
}
