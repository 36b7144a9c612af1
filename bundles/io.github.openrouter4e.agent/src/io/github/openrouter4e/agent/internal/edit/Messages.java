package io.github.openrouter4e.agent.internal.edit;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts for the user. */
@NonNullByDefault({}) // the fields are set by reflection
final class Messages extends NLS {

	public static String ApplyPatchTool_undo;
	public static String DeleteTool_undo;
	public static String EditFileTool_undo;
	public static String FileCreation_exists;
	public static String FileCreation_undo;
	public static String FileRemoval_changed;
	public static String MoveTool_undo;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {}
}
