package io.github.openrouter4e.ui.internal.chat;

import java.util.List;

import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.BundleWiring;

import io.github.openrouter4e.ui.internal.Background;

/**
 * Has the code of the rest of the page loaded and verified by another thread while the services start and the user types: that
 * is a large part of what the first page takes from the UI thread. Nothing but texts is initialized, so that none of it runs
 * there; what is not loaded in time is loaded when it is used.
 */
@SuppressWarnings("nls") // names of packages
final class PageCode {

	private static final String ROOT = "io/github/openrouter4e/ui/internal/";
	/** In the order in which the page needs them. */
	static final List<String> PACKAGES = List.of("chat", "tasks", "chat/conversation", "chat/composer", "prompts",
			"chat/code", "transcript", "transcript/pane", "chat/mentions", "transcript/browser", "transcript/feed");

	private PageCode() {}

	/** Returns at once. */
	static void load() {
		Background.run(() -> PACKAGES.forEach(PageCode::load));
	}

	/** @return how many classes there are in a package */
	static int load(String folder) {
		var bundle = FrameworkUtil.getBundle(PageCode.class);
		var wiring = bundle == null ? null : bundle.adapt(BundleWiring.class);
		if (wiring == null) {
			return 0; // it is going away
		}
		var files = wiring.listResources(ROOT + folder, "*.class", BundleWiring.LISTRESOURCES_LOCAL);
		files.forEach(file -> loadClass(file.substring(0, file.lastIndexOf('.')).replace('/', '.')));
		return files.size();
	}

	private static void loadClass(String name) {
		try {
			var isTexts = name.endsWith(".Messages");
			Class.forName(name, isTexts, PageCode.class.getClassLoader()).getDeclaredConstructors(); // which verifies it
		} catch (@SuppressWarnings("unused") ClassNotFoundException | LinkageError e) {
			// who uses it hears of that
		}
	}
}
