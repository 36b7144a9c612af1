package io.github.openrouter4e.editor.internal.menus;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // the fields are set by reflection
final class Messages extends NLS {

	public static String ActionItems_ask;
	public static String ActionItems_document;
	public static String ActionItems_explain;
	public static String ActionItems_fix;
	public static String ActionItems_refactor;
	public static String ActionItems_review;
	public static String ActionItems_savedPrompts;
	public static String ActionItems_simplify;
	public static String ActionItems_writeTests;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {}
}
