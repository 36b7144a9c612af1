package io.github.openrouter4e.ui.internal.preferences;

import java.net.URI;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.ui.internal.Links;
import io.github.openrouter4e.ui.internal.UiServices;

/** The key and the server of the connection, which depend on each other, with what can be done about them. */
final class ConnectionSections {
	private static final int SETTLE_MS = 300; // typing an address should not look for a key at every letter
	private static final URI KEYS_PAGE = URI.create("https://openrouter.ai/keys"); //$NON-NLS-1$

	private final KeySection key;
	private final ServerSection server;
	private final TestSection test;
	private final Button signIn;
	private final Runnable validate;
	private final Runnable showKey = this::showKey;
	private @Nullable UiServices services;

	ConnectionSections(Form form, Runnable validate) {
		this.validate = validate;
		key = new KeySection(form, this::changed);
		Composite buttons = new Composite(key.group(), SWT.NONE);
		GridDataFactory.fillDefaults().span(2, 1).applyTo(buttons);
		buttons.setLayout(RowLayoutFactory.fillDefaults().spacing(6).wrap(true).create());
		Button getKey = new Button(buttons, SWT.PUSH);
		getKey.setText(Messages.ConnectionSections_getKey);
		getKey.setToolTipText(KEYS_PAGE.toString());
		getKey.addListener(SWT.Selection, event -> Links.open(KEYS_PAGE));
		signIn = new Button(buttons, SWT.PUSH);
		signIn.setText(Messages.ConnectionSections_signIn);
		signIn.addListener(SWT.Selection, event -> signIn());
		server = new ServerSection(form, this::changed);
		form.add(server); // applied first: the key that is kept with it is for a confirmed server
		form.add(key);
		test = new TestSection(buttons, key.group(), server, key);
	}

	void connect(UiServices ready) {
		services = ready;
		server.connect(ready.keys());
		key.connect(ready.keys(), server::baseUrl);
		test.connect(ready);
	}

	/** @return whether the server on the page is the one in force */
	boolean isServerApplied() {
		UiServices ready = services;
		return ready != null && server.isApplied(ready.preferences());
	}

	private void changed() {
		boolean sound = server.problem() == null;
		test.clear();
		test.setEnabled(sound && key.problem() == null);
		signIn.setEnabled(sound);
		if (services != null) {
			signIn.getDisplay().timerExec(key.isBlank() ? -1 : SETTLE_MS, showKey);
			if (key.isBlank()) {
				showKey(); // nobody is typing yet
			}
		}
		validate.run();
	}

	private void showKey() {
		if (!signIn.isDisposed() && server.problem() == null) {
			key.showServer(server.baseUrl());
		}
	}

	private void signIn() {
		UiServices ready = services;
		if (ready == null) {
			return;
		}
		if (!server.isApplied(ready.preferences())) {
			// signing in goes to the server in force, and the key would be kept for it
			MessageDialog.openInformation(signIn.getShell(), Messages.SignInDialog_title,
					Messages.ConnectionSections_applyFirst);
			return;
		}
		if (server.isUnconfirmed()) {
			MessageDialog.openInformation(signIn.getShell(), Messages.SignInDialog_title,
					Messages.ServerSection_confirmFirst);
			return;
		}
		SignInDialog dialog = new SignInDialog(signIn.getShell(), ready.signIn(), Links::open);
		dialog.open();
		ApiKey result = dialog.result();
		if (result != null) {
			key.signedIn(result);
		}
	}
}
