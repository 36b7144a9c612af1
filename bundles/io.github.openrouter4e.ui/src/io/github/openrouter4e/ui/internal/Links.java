package io.github.openrouter4e.ui.internal;

import java.net.MalformedURLException;
import java.net.URI;

import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.program.Program;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;

/** Pages of OpenRouter's web site that the user interface refers to. They open in the user's own browser. */
@SuppressWarnings("nls") // addresses
public final class Links {

	private static final URI SITE = URI.create("https://openrouter.ai/");

	private Links() {}

	/** The page where credits are bought. */
	public static void openCredits() {
		open(SITE.resolve("settings/credits"));
	}

	/** A model's page, of the base model where the id carries a routing variant. */
	public static URI modelPage(String modelId) {
		return SITE.resolve("/" + encode(modelId));
	}

	/** Opens this page; an address that is neither http nor https is refused. */
	public static void open(URI page) {
		if (!"https".equals(page.getScheme()) && !"http".equals(page.getScheme())) {
			throw new IllegalArgumentException(page.toString());
		}
		try {
			PlatformUI.getWorkbench().getBrowserSupport().getExternalBrowser().openURL(page.toURL());
		} catch (PartInitException | MalformedURLException e) {
			if (!Program.launch(page.toString())) {
				ILog.of(Links.class).error("No browser opens " + page, e);
			}
		}
	}

	private static String encode(String modelId) {
		StringBuilder path = new StringBuilder();
		for (char c : modelId.toCharArray()) {
			boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-._~/:@".indexOf(c) >= 0);
			path.append(plain
					? String.valueOf(c)
					: java.net.URLEncoder.encode(String.valueOf(c),
							java.nio.charset.StandardCharsets.UTF_8));
		}
		return path.toString();
	}
}
