package io.github.openrouter4e.git.internal.commit;

import org.eclipse.egit.ui.commit.CommitContext;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jgit.lib.Repository;

/** What EGit's views give out, not public as there. */

final class FakeContext extends FakeContextBase {

	FakeContext(@Nullable Repository repository, String message) {
		super(repository, message);
	}
}

/** The interface is that of a base class, as in EGit. */
abstract class FakeContextBase implements CommitContext {

	/** What the view shows; may be changed as the user would. */
	@Nullable
	Repository repository;
	/** What is in the field; may be changed as the user would. */
	String message;
	/** Whether the view is gone. */
	boolean closed;
	/** How often the message was set. */
	int sets;

	FakeContextBase(@Nullable Repository repository, String message) {
		this.repository = repository;
		this.message = message;
	}

	@Override
	public @Nullable Repository getRepository() {
		return repository;
	}

	@Override
	public String getCommitMessage() {
		if (closed) {
			throw new IllegalStateException("disposed"); //$NON-NLS-1$
		}
		return message;
	}

	@Override
	public char getCommentChar() {
		return '#';
	}

	@Override
	public void setCommitMessage(String text) {
		if (closed) {
			throw new IllegalStateException("disposed"); //$NON-NLS-1$
		}
		message = text.replace("\r\n", "\n"); //$NON-NLS-1$ //$NON-NLS-2$
		sets++;
	}
}
