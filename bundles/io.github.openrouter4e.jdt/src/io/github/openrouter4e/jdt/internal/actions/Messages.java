package io.github.openrouter4e.jdt.internal.actions;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // the fields are set by reflection
final class Messages extends NLS {

	public static String MembersSubject_tooMany;
	public static String TestsSubject_name;
	public static String TestsSubject_tooMany;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {}
}
