package io.github.openrouter4e.agent.internal.apply;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts for the user. */
@NonNullByDefault({}) // the fields are set by reflection
final class Messages extends NLS {

	public static String WorkspaceCodeApplier_changed;
	public static String WorkspaceCodeApplier_done;
	public static String WorkspaceCodeApplier_elided;
	public static String WorkspaceCodeApplier_missing;
	public static String WorkspaceCodeApplier_refused;
	public static String WorkspaceCodeApplier_several;
	public static String WorkspaceCodeApplier_undo;
	public static String WorkspaceCodeApplier_unknown;
	public static String WorkspaceCodeApplier_unreadable;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {}
}
