package io.github.openrouter4e.agent.internal.instructions;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts for the user. */
@NonNullByDefault({}) // the fields are set by reflection
final class Messages extends NLS {

	public static String ModesFile_group;
	public static String ModesFile_groups;
	public static String ModesFile_limit;
	public static String ModesFile_name;
	public static String ModesFile_noJson;
	public static String ModesFile_noModes;
	public static String ModesFile_pattern;
	public static String ModesFile_slug;
	public static String ModesFile_syntax;
	public static String ModesFile_tooMany;
	public static String ModesFile_twice;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {}
}
