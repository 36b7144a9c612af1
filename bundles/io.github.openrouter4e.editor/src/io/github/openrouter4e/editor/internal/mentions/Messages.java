package io.github.openrouter4e.editor.internal.mentions;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts for the user. */
@NonNullByDefault({}) // the fields are set by reflection
final class Messages extends NLS {

	public static String ClipboardMention_label;
	public static String ConsoleMention_label;
	public static String EditorMentions_label;
	public static String ProblemMentions_all;
	public static String ProblemMentions_counts;
	public static String ProblemMentions_label;
	public static String ProblemMentions_more;
	public static String ProblemMentions_name;
	public static String ProblemMentions_none;
	public static String SelectionMention_label;
	public static String SubjectMention_gone;
	public static String UrlMention_address;
	public static String UrlMention_cut;
	public static String UrlMention_empty;
	public static String UrlMention_label;
	public static String UrlMention_network;
	public static String UrlMention_noText;
	public static String UrlMention_notPublic;
	public static String UrlMention_read;
	public static String UrlMention_redirects;
	public static String UrlMention_slow;
	public static String UrlMention_status;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {}
}
