package io.github.openrouter4e.jdt.internal;

/** What of Eclipse's Java tools is installed: all of them are optional. */
public final class Installed {

	private Installed() {}

	/** Whether JDT's core is there. */
	public static boolean java() {
		return has("org.eclipse.jdt.core.JavaCore"); //$NON-NLS-1$
	}

	/** Whether JDT's JUnit is there. */
	public static boolean junit() {
		return has("org.eclipse.jdt.junit.model.ITestElement"); //$NON-NLS-1$
	}

	/** Whether a type is there. */
	public static boolean has(String type) {
		try {
			Class.forName(type, false, Installed.class.getClassLoader());
			return true;
		} catch (@SuppressWarnings("unused") ClassNotFoundException | LinkageError e) {
			return false;
		}
	}
}
