package io.github.openrouter4e.agent.internal.run;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts for the user. */
@NonNullByDefault({}) // the fields are set by reflection
final class Messages extends NLS {

	public static String BuildTool_details;
	public static String ConsoleTool_details;
	public static String LaunchTool_details;
	public static String RunCommandTool_confined;
	public static String RunCommandTool_environment;
	public static String RunCommandTool_folder;
	public static String RunCommandTool_free;
	public static String RunCommandTool_shell;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {}
}
