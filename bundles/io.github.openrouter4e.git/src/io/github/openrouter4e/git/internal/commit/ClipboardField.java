package io.github.openrouter4e.git.internal.commit;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jgit.lib.Repository;

/** Takes the place of a field that cannot be written into, as in EGit before 7.4: the message goes into the clipboard. */
final class ClipboardField implements MessageField {

	private final Repository repository;
	private String message = ""; //$NON-NLS-1$

	ClipboardField(Repository repository) {
		this.repository = repository;
	}

	@Override
	public @Nullable Repository repository() {
		return repository;
	}

	@Override
	public String message() {
		return message;
	}

	@Override
	public char commentChar() {
		return '#';
	}

	@Override
	public void setMessage(String text) {
		message = text;
	}

	@Override
	public boolean commitsUnstaged() {
		return true;
	}
}
