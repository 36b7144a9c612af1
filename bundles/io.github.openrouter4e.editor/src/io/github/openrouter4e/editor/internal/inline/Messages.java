package io.github.openrouter4e.editor.internal.inline;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // the fields are set by reflection
final class Messages extends NLS {

	public static String HunkPainter_keep;
	public static String HunkPainter_reject;
	public static String InlineEditHandler_noText;
	public static String InlineEditHandler_title;
	public static String InlineEdit_allTheSame;
	public static String InlineEdit_asking;
	public static String InlineEdit_changes;
	public static String InlineEdit_conflicts;
	public static String InlineEdit_cut;
	public static String InlineEdit_elided;
	public static String InlineEdit_failed;
	public static String InlineEdit_gone;
	public static String InlineEdit_kept;
	public static String InlineEdit_noChange;
	public static String InlineEdit_nothing;
	public static String InlineEdit_oneChange;
	public static String InlineEdit_readOnly;
	public static String InlineEdit_secret;
	public static String InlineEdit_stale;
	public static String InlineEdit_stopped;
	public static String InlineEdit_tooLong;
	public static String InlineEdit_writing;
	public static String PromptField_ask;
	public static String PromptField_close;
	public static String PromptField_followUp;
	public static String PromptField_hint;
	public static String PromptField_keep;
	public static String PromptField_keepAll;
	public static String PromptField_next;
	public static String PromptField_previous;
	public static String PromptField_prompt;
	public static String PromptField_reject;
	public static String PromptField_rejectAll;
	public static String PromptField_stop;
	public static String PromptField_tip;

	static {
		NLS.initializeMessages("io.github.openrouter4e.editor.internal.inline.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {}
}
