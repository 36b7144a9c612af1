package io.github.openrouter4e.editor.context;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // the fields are set by reflection
final class Messages extends NLS {

	public static String Parts_fact;
	public static String Parts_line;
	public static String Parts_lines;
	public static String Sharing_elsewhere;
	public static String Sharing_excluded;
	public static String Sharing_rule;
	public static String Sharing_secret;
	public static String Sharing_unreadable;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {}
}
