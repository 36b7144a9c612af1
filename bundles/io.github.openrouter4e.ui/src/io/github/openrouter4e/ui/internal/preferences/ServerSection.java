package io.github.openrouter4e.ui.internal.preferences;

import java.net.URI;
import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

import io.github.openrouter4e.client.BaseUrl;
import io.github.openrouter4e.client.InvalidBaseUrlException;
import io.github.openrouter4e.settings.KeyState;
import io.github.openrouter4e.settings.KeyStore;
import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.settings.Setting;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.storage.Registration;
import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.Ui;
import io.github.openrouter4e.ui.internal.errors.ErrorText;

/** The server: OpenRouter, or another one that speaks its API. */
final class ServerSection implements Field {
	private final Button custom;
	private final Text url;
	private final Button insecure;
	private final Composite unconfirmed;
	private final Runnable changed;
	private @Nullable KeyStore keys;
	private boolean loading;
	/** Whether the user typed the address since it was loaded: applying it then is an agreement, else it is none. */
	private boolean typed;

	ServerSection(Form form, Runnable changed) {
		this.changed = changed;
		Composite group = form.group(Messages.ServerSection_title);
		custom = check(group, Messages.ServerSection_useCustom);
		Form.label(group, Messages.ServerSection_url);
		url = new Text(group, SWT.BORDER | SWT.SINGLE);
		Accessibles.name(url, Messages.ServerSection_url);
		GridDataFactory.fillDefaults().grab(true, false).hint(Form.FIELD_WIDTH, SWT.DEFAULT).applyTo(url);
		Form.note(group, NLS.bind(Messages.ServerSection_urlNote, BaseUrl.OPENROUTER));
		insecure = check(group, Messages.ServerSection_allowInsecure);
		url.addListener(SWT.Modify, event -> urlChanged());
		WidgetKeys.set(custom, WidgetKeys.USE_CUSTOM_BASE_URL);
		WidgetKeys.set(url, WidgetKeys.CUSTOM_BASE_URL);
		unconfirmed = new Composite(group, SWT.NONE);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).exclude(true).applyTo(unconfirmed);
		GridLayoutFactory.fillDefaults().applyTo(unconfirmed);
		unconfirmed.setVisible(false);
		Form.note(unconfirmed, Messages.ServerSection_unconfirmed);
		Button confirm = new Button(unconfirmed, SWT.PUSH);
		confirm.setText(Messages.ServerSection_confirm);
		confirm.addListener(SWT.Selection, event -> confirm());
		WidgetKeys.set(confirm, WidgetKeys.CONFIRM_SERVER);
	}

	void connect(KeyStore store) {
		keys = store;
		Registration registration = store.onChange(() -> Ui.later(unconfirmed, this::showUnconfirmed));
		unconfirmed.addListener(SWT.Dispose, event -> registration.close());
	}

	/** @return whether the address came from elsewhere and the user has not agreed to it: then nothing is sent to it */
	boolean isUnconfirmed() {
		KeyStore store = keys;
		return !typed && store != null && problem() == null
				&& store.state(baseUrl()) instanceof KeyState.Unconfirmed;
	}

	private void confirm() {
		Objects.requireNonNull(keys).confirm(baseUrl());
		showUnconfirmed();
	}

	private void showUnconfirmed() {
		boolean shown = isUnconfirmed();
		if (unconfirmed.getVisible() != shown) {
			unconfirmed.setVisible(shown);
			((GridData) unconfirmed.getLayoutData()).exclude = !shown;
			unconfirmed.requestLayout();
		}
	}

	/**
	 * @return the address as it is on the page, applied or not
	 * @throws InvalidBaseUrlException
	 *             if it is none
	 */
	URI baseUrl() {
		return custom.getSelection() ? BaseUrl.parse(url.getText(), insecure.getSelection()) : BaseUrl.OPENROUTER;
	}

	/** @return whether what is on the page is what is stored */
	boolean isApplied(OpenRouterPreferences preferences) {
		return custom.getSelection() == preferences.get(Settings.USE_CUSTOM_BASE_URL)
				&& (!custom.getSelection() || url.getText().strip().equals(preferences.get(Settings.CUSTOM_BASE_URL))
						&& insecure.getSelection() == preferences.get(Settings.ALLOW_INSECURE_HTTP));
	}

	@Override
	public void load(OpenRouterPreferences preferences) {
		show(preferences::get);
	}

	@Override
	public void loadDefault(OpenRouterPreferences preferences) {
		show(preferences::getDefault);
	}

	@Override
	public @Nullable String problem() {
		try {
			baseUrl();
			return null;
		} catch (InvalidBaseUrlException e) {
			return ErrorText.ofInput(e);
		}
	}

	@Override
	public void apply(OpenRouterPreferences preferences) {
		if (typed) {
			Objects.requireNonNull(keys).confirm(baseUrl()); // first, so that whoever hears of the server may use it
			typed = false;
		}
		preferences.set(Settings.CUSTOM_BASE_URL, url.getText().strip());
		preferences.set(Settings.ALLOW_INSECURE_HTTP, insecure.getSelection());
		preferences.set(Settings.USE_CUSTOM_BASE_URL, custom.getSelection());
	}

	private void show(Source source) {
		loading = true;
		custom.setSelection(source.get(Settings.USE_CUSTOM_BASE_URL));
		insecure.setSelection(source.get(Settings.ALLOW_INSECURE_HTTP));
		url.setText(source.get(Settings.CUSTOM_BASE_URL));
		loading = false;
		typed = false;
		inputChanged();
	}

	private void inputChanged() {
		if (loading) {
			return;
		}
		url.setEnabled(custom.getSelection());
		insecure.setEnabled(custom.getSelection());
		showUnconfirmed();
		changed.run();
	}

	/** What else is on the page says nothing about whose address it is. */
	private void urlChanged() {
		typed |= !loading;
		inputChanged();
	}

	private Button check(Composite group, String text) {
		Button button = new Button(group, SWT.CHECK);
		button.setText(text);
		GridDataFactory.fillDefaults().span(2, 1).applyTo(button);
		button.addListener(SWT.Selection, event -> inputChanged());
		return button;
	}

	/** The stored values, or the defaults. */
	private interface Source {
		<T> T get(Setting<T> setting);
	}
}
