package io.github.openrouter4e.swtbot;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.osgi.util.NLS;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** What the user reads, by the keys under which the product has it: a journey expects exactly the words of the product. */
enum Texts {
	/** Of the chat view. */
	CHAT("chat"),
	/** Of a conversation. */
	TRANSCRIPT("transcript"),
	/** Of the preference pages. */
	PREFERENCES("preferences"),
	/** Of the model picker. */
	MODELS("models"),
	/** Of the options of a model. */
	ROUTING("routing"),
	/** Of the usage view. */
	USAGE("usage"),
	/** Of causes, next steps and what several of them have in common. */
	ERRORS("");

	private static final String UI = "io.github.openrouter4e.ui";
	private static final String ROOT = "io/github/openrouter4e/ui/internal/";

	private final List<ResourceBundle> texts;

	Texts(String part) {
		texts = packs(part).stream().map(Texts::read).toList();
	}

	/** The names of the files with texts of a part of the product, its sub-packages included. */
	private static List<String> packs(String part) {
		List<String> found = new ArrayList<>();
		for (String file : new TreeSet<>(bundle().adapt(BundleWiring.class).listResources(ROOT + part,
				"messages.properties", part.isEmpty() ? 0 : BundleWiring.LISTRESOURCES_RECURSE))) {
			found.add(file.substring(0, file.lastIndexOf('.')).replace('/', '.'));
		}
		return found;
	}

	private static ResourceBundle read(String name) {
		return ResourceBundle.getBundle(name, Locale.getDefault(),
				bundle().adapt(BundleWiring.class).getClassLoader());
	}

	private static Bundle bundle() {
		return Platform.getBundle(UI);
	}

	private String raw(String key) {
		Set<String> found = new TreeSet<>();
		for (ResourceBundle bundle : texts) {
			if (bundle.containsKey(key)) {
				found.add(bundle.getString(key));
			}
		}
		if (found.size() != 1) {
			throw new AssertionError(found.size() + " texts of " + this + " have the key " + key);
		}
		return found.iterator().next();
	}

	/** The text without its mnemonic, as it is read. */
	String get(String key, Object... arguments) {
		String text = raw(key);
		return LegacyActionTools.removeMnemonics(arguments.length == 0 ? text : NLS.bind(text, arguments));
	}

	/** A text with numbers in it, on which its words depend. */
	String format(String key, Object... arguments) {
		return MessageFormat.format(raw(key), arguments);
	}

	/** A name that plugin.xml gives, for example of a view or a command. */
	static String declared(String key) {
		return LegacyActionTools.removeMnemonics(Platform.getResourceString(bundle(), "%" + key));
	}
}
