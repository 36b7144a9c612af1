package io.github.openrouter4e.git.internal;

/** Whether JGit is there: it comes with EGit, and everything else here needs it. */
public final class JGit {

	private JGit() {}

	/** {@return whether it is there} */
	public static boolean isPresent() {
		try {
			Class.forName("org.eclipse.jgit.lib.Repository", false, JGit.class.getClassLoader()); //$NON-NLS-1$
			return true;
		} catch (@SuppressWarnings("unused") ClassNotFoundException | LinkageError e) {
			return false;
		}
	}
}
