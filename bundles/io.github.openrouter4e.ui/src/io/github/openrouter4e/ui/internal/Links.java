package io.github.openrouter4e.ui.internal;

import java.net.MalformedURLException;
import java.net.URI;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;

import io.github.openrouter4e.markdown.text.LinkTarget;

/**
 * Pages of OpenRouter's web site that the user interface refers to, and addresses in what models write. They open in the
 * user's own browser or mail program.
 */
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

	/**
	 * Opens an address that a model wrote; asks first, with the host to which it really leads, if that is not plain to see.
	 *
	 * @param address passed {@link io.github.openrouter4e.markdown.text.SafeLink}
	 */
	public static void follow(Shell shell, String address) {
		var target = LinkTarget.of(address);
		if (!target.plain() && MessageDialog.open(MessageDialog.QUESTION, shell, Messages.Links_askTitle,
				NLS.bind(Messages.Links_ask, target.host(), address), SWT.SHEET, Messages.Links_open,
				IDialogConstants.CANCEL_LABEL) != 0) {
			return;
		}
		if ("mailto".equals(target.uri().getScheme())) {
			Program.launch(target.uri().toString());
		} else {
			open(target.uri());
		}
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
