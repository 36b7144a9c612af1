package io.github.openrouter4e.editor.internal.subjects;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // the fields are set by reflection
final class Messages extends NLS {

	public static String FilesSubject_tooMuch;
	public static String LogEntries_name;
	public static String MarkersSubject_gone;
	public static String MarkersSubject_name;
	public static String MarkersSubject_tooMany;
	public static String EditorSubject_cut;
	public static String PlatformSubjects_console;
	public static String SearchedLines_name;
	public static String ValuesSubject_name;
	public static String Versions_name;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {}
}
