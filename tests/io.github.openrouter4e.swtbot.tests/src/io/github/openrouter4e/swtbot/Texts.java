package io.github.openrouter4e.swtbot;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
	ERRORS(""),
	/** Of what can be done in editors. */
	EDITOR("editor", "editor/internal");

	private static final String PREFIX = "io.github.openrouter4e.";

	private final List<ResourceBundle> texts;

	/** Of a part of the user interface. */
	Texts(String part) {
		this("ui", "ui/internal/" + part, part.isEmpty() ? 0 : BundleWiring.LISTRESOURCES_RECURSE);
	}

	/** Of another bundle. */
	Texts(String bundle, String folder) {
		this(bundle, folder, BundleWiring.LISTRESOURCES_RECURSE);
	}

	Texts(String bundle, String folder, int options) {
		BundleWiring wiring = bundle(bundle).adapt(BundleWiring.class);
		texts = packs(wiring, PREFIX.replace('.', '/') + folder, options).stream()
				.map(name -> ResourceBundle.getBundle(name, Locale.getDefault(), wiring.getClassLoader())).toList();
	}

	/** The names of the files with texts in a folder. */
	private static List<String> packs(BundleWiring wiring, String folder, int options) {
		List<String> found = new ArrayList<>();
		for (String file : new TreeSet<>(wiring.listResources(folder, "messages.properties", options))) {
			found.add(file.substring(0, file.lastIndexOf('.')).replace('/', '.'));
		}
		return found;
	}

	private static Bundle bundle(String name) {
		return Platform.getBundle(PREFIX + name);
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

	/** The text, whatever is filled in: for what a journey cannot know, as a time of the day. */
	Pattern filled(String key) {
		return Pattern.compile(Arrays.stream(get(key, "\0", "\0", "\0").split("\0", -1)).map(Pattern::quote)
				.collect(Collectors.joining(".+")));
	}

	/** A text with numbers in it, on which its words depend. */
	String format(String key, Object... arguments) {
		return MessageFormat.format(raw(key), arguments);
	}

	/** A name that plugin.xml gives, for example of a view or a command. */
	static String declared(String key) {
		return declared("ui", key);
	}

	/** The same of another bundle. */
	static String declared(String bundle, String key) {
		return LegacyActionTools.removeMnemonics(Platform.getResourceString(bundle(bundle), "%" + key));
	}
}
