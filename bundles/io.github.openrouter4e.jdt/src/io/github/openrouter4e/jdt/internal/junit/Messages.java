package io.github.openrouter4e.jdt.internal.junit;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts for the user. */
@NonNullByDefault({}) // the fields are set by reflection
final class Messages extends NLS {

	public static String RunTestsTool_details;
	public static String RunTestsTool_name;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {}
}
