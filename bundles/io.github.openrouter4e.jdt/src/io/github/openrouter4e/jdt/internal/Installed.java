package io.github.openrouter4e.jdt.internal;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

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

	/** Makes what the user has chosen for Java code known to the rest of JDT, which does not know it before. */
	public static void startJavaUi() throws CoreException {
		var bundle = Platform.getBundle("org.eclipse.jdt.ui"); //$NON-NLS-1$
		try {
			if (bundle != null && bundle.getState() != Bundle.ACTIVE) {
				bundle.start(Bundle.START_TRANSIENT);
			}
		} catch (BundleException e) {
			throw new CoreException(Status.error("Eclipse's Java tools do not start", e)); //$NON-NLS-1$
		}
	}
}
