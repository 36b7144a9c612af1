package io.github.openrouter4e.jdt.internal.mentions;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts for the user. */
@NonNullByDefault({}) // the fields are set by reflection
final class Messages extends NLS {

	public static String FailedTests_all;
	public static String FailedTests_count;
	public static String FailedTests_gone;
	public static String FailedTests_name;
	public static String SymbolMention_label;
	public static String SymbolSearch_gone;
	public static String TestMention_label;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {}
}
