package io.github.openrouter4e.jdt.internal.tools;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts for the user. */
@NonNullByDefault({}) // the fields are set by reflection
final class Messages extends NLS {

	public static String FormatTool_undo;
	public static String OrganizeImportsTool_undo;
	public static String RenameTool_undo;
	public static String ReplaceMemberTool_undo;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {}
}
