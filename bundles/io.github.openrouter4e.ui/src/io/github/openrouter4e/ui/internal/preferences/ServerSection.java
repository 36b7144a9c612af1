package io.github.openrouter4e.ui.internal.preferences;

import java.net.URI;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

import io.github.openrouter4e.client.BaseUrl;
import io.github.openrouter4e.client.InvalidBaseUrlException;
import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.settings.Setting;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.ErrorText;

/** The server: OpenRouter, or another one that speaks its API. */
final class ServerSection implements Field {
	private final Button custom;
	private final Text url;
	private final Button insecure;
	private final Runnable changed;

	ServerSection(Form form, Runnable changed) {
		this.changed = changed;
		Composite group = form.group(Messages.ServerSection_title);
		custom = check(group, Messages.ServerSection_useCustom);
		Form.label(group, Messages.ServerSection_url);
		url = new Text(group, SWT.BORDER | SWT.SINGLE);
		url.setMessage(BaseUrl.OPENROUTER.toString());
		Accessibles.name(url, Messages.ServerSection_url);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(url);
		insecure = check(group, Messages.ServerSection_allowInsecure);
		url.addListener(SWT.Modify, event -> inputChanged());
		WidgetKeys.set(custom, WidgetKeys.USE_CUSTOM_BASE_URL);
		WidgetKeys.set(url, WidgetKeys.CUSTOM_BASE_URL);
		form.add(this);
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
		preferences.set(Settings.CUSTOM_BASE_URL, url.getText().strip());
		preferences.set(Settings.ALLOW_INSECURE_HTTP, insecure.getSelection());
		preferences.set(Settings.USE_CUSTOM_BASE_URL, custom.getSelection());
	}

	private void show(Source source) {
		custom.setSelection(source.get(Settings.USE_CUSTOM_BASE_URL));
		insecure.setSelection(source.get(Settings.ALLOW_INSECURE_HTTP));
		url.setText(source.get(Settings.CUSTOM_BASE_URL));
		inputChanged();
	}

	private void inputChanged() {
		url.setEnabled(custom.getSelection());
		insecure.setEnabled(custom.getSelection());
		changed.run();
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
