package io.github.openrouter4e.swtbot;

import java.util.Locale;
import java.util.ResourceBundle;

import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.osgi.util.NLS;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** What the user reads, by the keys under which the product has it: a journey expects exactly the words of the product. */
enum Texts {
	CHAT("chat.conversation."), TRANSCRIPT("transcript."), PREFERENCES("preferences."), MODELS("models."), USAGE("usage."), ERRORS(
			"");

	private static final String UI = "io.github.openrouter4e.ui";

	private final ResourceBundle texts;

	Texts(String pack) {
		texts = ResourceBundle.getBundle(UI + ".internal." + pack + "messages", Locale.getDefault(),
				bundle().adapt(BundleWiring.class).getClassLoader());
	}

	private static Bundle bundle() {
		return Platform.getBundle(UI);
	}

	/** The text without its mnemonic, as it is read. */
	String get(String key, Object... arguments) {
		String text = texts.getString(key);
		return LegacyActionTools.removeMnemonics(arguments.length == 0 ? text : NLS.bind(text, arguments));
	}

	/** A name that plugin.xml gives, for example of a view or a command. */
	static String declared(String key) {
		return LegacyActionTools.removeMnemonics(Platform.getResourceString(bundle(), "%" + key));
	}
}
