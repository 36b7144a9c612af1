package io.github.openrouter4e.git.internal.commit;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jgit.lib.Repository;

/** Where the user writes a commit message. For the UI thread. */
public interface MessageField {

	/** The repository that is committed to; {@code null} if none is chosen. */
	@Nullable
	Repository repository();

	/** What stands in it, with line feeds. */
	String message();

	/** What lines that are not part of the commit begin with; 0 if there are none. */
	char commentChar();

	/** Replaces what stands in it, as one step of its own undo. */
	void setMessage(String message);

	/** Whether the user may choose what is committed without staging it, as in the commit dialog. */
	boolean commitsUnstaged();
}
