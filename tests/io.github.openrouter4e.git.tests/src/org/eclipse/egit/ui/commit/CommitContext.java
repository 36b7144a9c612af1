package org.eclipse.egit.ui.commit;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jgit.lib.Repository;

/** A commit that the user prepares. */
@SuppressWarnings("javadoc")
public interface CommitContext {

	@Nullable
	Repository getRepository();

	String getCommitMessage();

	char getCommentChar();

	void setCommitMessage(String text);
}
