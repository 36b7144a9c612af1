package io.github.openrouter4e.ui.internal.preferences;

import java.net.URI;
import java.util.Locale;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.client.BrowserSignIn;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.CancelledException;
import io.github.openrouter4e.client.LoopbackSignIn;
import io.github.openrouter4e.client.ManualSignIn;
import io.github.openrouter4e.client.SignInTexts;
import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.Background;
import io.github.openrouter4e.ui.internal.Ui;
import io.github.openrouter4e.ui.internal.errors.ErrorText;

/**
 * Waits while the user signs in with the browser. Where the browser cannot come back, because it runs on another machine
 * or no port may be opened, a code takes its place. Cancel ends everything; nothing is stored here.
 */
@NonNullByDefault({DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE}) // widgets come later
final class SignInDialog extends Dialog {
	private final BrowserSignIn service;
	private final Consumer<URI> browser;
	private final Cancellation cancellation = new Cancellation();
	private @Nullable ManualSignIn manual;
	private @Nullable URI page;
	private @Nullable ApiKey result;
	private Label message;
	private Label problem;
	private ProgressBar progress;
	private Link links;
	private Text code;

	/**
	 * @param browser
	 *            shows a page to the user; called on the UI thread
	 */
	SignInDialog(Shell parent, BrowserSignIn service, Consumer<URI> browser) {
		super(parent);
		this.service = service;
		this.browser = browser;
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	/** @return the key, or null if the user gave up; after the dialog has closed */
	@Nullable
	ApiKey result() {
		return result;
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(Messages.SignInDialog_title);
		}
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		message = wrapped(area);
		progress = new ProgressBar(area, SWT.INDETERMINATE);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(progress);
		code = new Text(area, SWT.BORDER | SWT.SINGLE);
		code.setMessage(Messages.SignInDialog_codeHint);
		Accessibles.name(code, Messages.SignInDialog_codeHint);
		code.addListener(SWT.Modify, event -> enableOk());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(code);
		links = new Link(area, SWT.NONE);
		links.addListener(SWT.Selection, event -> follow(String.valueOf(event.text)));
		problem = wrapped(area);
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		super.createButtonsForButtonBar(parent);
		getButton(IDialogConstants.OK_ID).setText(Messages.SignInDialog_useCode);
	}

	@Override
	public void create() {
		super.create();
		begin();
	}

	@Override
	protected void okPressed() {
		ManualSignIn present = manual;
		if (present != null) {
			String typed = code.getText();
			setBusy(true);
			Background.run(code, () -> present.exchange(typed, cancellation), this::succeed, this::codeFailed);
		}
	}

	@Override
	public boolean close() {
		cancellation.cancel();
		return super.close();
	}

	private void begin() {
		show(Messages.SignInDialog_wait, Messages.SignInDialog_waitLinks, false);
		Background.run(code, this::signInWithBrowser, this::succeed, failure -> {
			// who uses a code already has a page open for it, which must stay the one that counts
			if (manual == null && !(failure instanceof CancelledException)) {
				problem.setText(ErrorText.of(failure).message());
				useCode();
			}
		});
	}

	/** Runs in the background. */
	private ApiKey signInWithBrowser() {
		try (LoopbackSignIn signIn = service.withCallback(texts())) {
			openLater(signIn.authorizationPage());
			return signIn.await(BrowserSignIn.LONGEST_WAIT, cancellation);
		}
	}

	private void useCode() {
		ManualSignIn begun = service.withPastedCode();
		manual = begun;
		show(Messages.SignInDialog_code, Messages.SignInDialog_codeLinks, true);
		code.setFocus();
		Background.run(code, begun::authorizationPage, this::open, this::codeFailed);
	}

	private void openLater(URI authorization) {
		Ui.later(code, () -> {
			if (manual == null) {
				open(authorization);
			}
		});
	}

	private void open(URI authorization) {
		page = authorization;
		browser.accept(authorization);
	}

	@SuppressWarnings("nls") // targets of links
	private void follow(String target) {
		URI present = page;
		switch (target) {
			case "code" -> useCode();
			case "open" -> {
				if (present != null) {
					browser.accept(present);
				}
			}
			case "copy" -> {
				if (present != null) {
					copy(present.toString());
				}
			}
			default -> throw new IllegalArgumentException(target);
		}
	}

	private void copy(String text) {
		Clipboard clipboard = new Clipboard(getShell().getDisplay());
		clipboard.setContents(new Object[]{text}, new Transfer[]{TextTransfer.getInstance()});
		clipboard.dispose();
	}

	private void succeed(ApiKey key) {
		result = key;
		setReturnCode(OK);
		close();
	}

	private void codeFailed(Exception failure) {
		setBusy(false);
		problem.setText(ErrorText.of(failure).message());
		getShell().pack();
	}

	private void show(String text, String linksText, boolean withCode) {
		message.setText(text);
		links.setText(linksText);
		GridDataFactory.createFrom((GridData) code.getLayoutData()).exclude(!withCode)
				.applyTo(code);
		code.setVisible(withCode);
		setBusy(!withCode);
		getShell().pack();
	}

	private void setBusy(boolean busy) {
		progress.setVisible(busy);
		code.setEnabled(!busy);
		enableOk(!busy && !code.getText().isBlank());
	}

	private void enableOk() {
		enableOk(manual != null && !code.getText().isBlank());
	}

	private void enableOk(boolean enabled) {
		getButton(IDialogConstants.OK_ID).setEnabled(enabled);
	}

	private static Label wrapped(Composite parent) {
		Label label = new Label(parent, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(Form.TEXT_WIDTH, SWT.DEFAULT).applyTo(label);
		return label;
	}

	private static SignInTexts texts() {
		return new SignInTexts(Locale.getDefault().toLanguageTag(), Messages.SignInDialog_browserSuccess,
				Messages.SignInDialog_browserSuccessMessage, Messages.SignInDialog_browserFailure,
				Messages.SignInDialog_browserFailureMessage);
	}
}
