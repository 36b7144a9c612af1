package io.github.openrouter4e.agent.internal.apply;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts for the user. */
@NonNullByDefault({}) // the fields are set by reflection
final class Messages extends NLS {

	public static String AnswerPlanner_code;
	public static String AnswerPlanner_deletes;
	public static String AnswerPlanner_moves;
	public static String AnswerPlanner_unnamed;
	public static String NamedTargets_missing;
	public static String NamedTargets_outside;
	public static String NamedTargets_several;
	public static String WorkspaceCodeApplier_changed;
	public static String WorkspaceCodeApplier_changedAll;
	public static String WorkspaceCodeApplier_done;
	public static String WorkspaceCodeApplier_elided;
	public static String WorkspaceCodeApplier_missing;
	public static String WorkspaceCodeApplier_notLast;
	public static String WorkspaceCodeApplier_notUndone;
	public static String WorkspaceCodeApplier_refused;
	public static String WorkspaceCodeApplier_several;
	public static String WorkspaceCodeApplier_unclear;
	public static String WorkspaceCodeApplier_undo;
	public static String WorkspaceCodeApplier_undoAll;
	public static String WorkspaceCodeApplier_unknown;
	public static String WorkspaceCodeApplier_unreadable;
	public static String WorkspaceCodeApplier_withheld;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {}
}
