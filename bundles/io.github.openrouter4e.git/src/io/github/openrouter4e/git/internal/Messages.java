package io.github.openrouter4e.git.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts for the user. */
@NonNullByDefault({}) // the fields are set by reflection
public final class Messages extends NLS {

	public static String BranchQuestion_describe;
	public static String BranchQuestion_nothing;
	public static String ChangesContext_nothing;
	public static String ChangesContext_staged;
	public static String ChangesContext_stagedOf;
	public static String ChangesContext_unstaged;
	public static String ChangesContext_unstagedOf;
	public static String ChatQuestion_title;
	public static String CommitContext_label;
	public static String CommitDialogue_allWithheld;
	public static String CommitDialogue_limit;
	public static String CommitDialogue_limitTitle;
	public static String CommitDialogue_more;
	public static String CommitDialogue_noMessage;
	public static String CommitDialogue_nothingStaged;
	public static String CommitDialogue_secretLine;
	public static String CommitDialogue_secrets;
	public static String CommitDialogue_secretsTitle;
	public static String CommitDialogue_shortened;
	public static String CommitDialogue_title;
	public static String CommitDialogue_typed;
	public static String CommitDialogue_unstaged;
	public static String CommitDialogue_unstagedTitle;
	public static String CommitDialogue_written;
	public static String CommitQuestion_explain;
	public static String FailureText_cut;
	public static String FailureText_detail;
	public static String FailureText_other;
	public static String FailureText_withheld;
	public static String ReviewHandler_nothing;
	public static String ReviewView_again;
	public static String ReviewView_done;
	public static String ReviewView_error;
	public static String ReviewView_finding;
	public static String ReviewView_findings;
	public static String ReviewView_incomplete;
	public static String ReviewView_oneFinding;
	public static String ReviewView_none;
	public static String ReviewView_note;
	public static String ReviewView_otherForm;
	public static String ReviewView_place;
	public static String ReviewView_placeLine;
	public static String ReviewView_reading;
	public static String ReviewView_severity;
	public static String ReviewView_staged;
	public static String ReviewView_stop;
	public static String ReviewView_stopped;
	public static String ReviewView_title;
	public static String ReviewView_unstaged;
	public static String ReviewView_warning;
	public static String ReviewView_welcome;
	public static String WriteMessageHandler_clipboard;
	public static String WriteMessageHandler_noRepository;
	public static String WriteMessageHandler_stop;
	public static String WriteMessageHandler_write;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {}
}
