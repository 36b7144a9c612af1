package io.github.openrouter4e.ui.internal.preferences;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.client.InvalidApiKeyException;
import io.github.openrouter4e.settings.KeyLocation;
import io.github.openrouter4e.settings.KeyState;
import io.github.openrouter4e.settings.KeyStore;
import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.storage.Registration;
import io.github.openrouter4e.ui.internal.Background;
import io.github.openrouter4e.ui.internal.Ui;
import io.github.openrouter4e.ui.internal.errors.ErrorText;

/** The API key of the server on the page: the key itself, masked, and where it is kept. */
final class KeySection implements Field {
	private final Composite group;
	private final SecretText key;
	private final Map<KeyLocation, Button> locations = new EnumMap<>(KeyLocation.class);
	private final Label status;
	private final Runnable changed;
	private @Nullable KeyStore keys;
	private @Nullable Supplier<URI> page;
	/** The server whose key is shown; follows the page with a delay. */
	private @Nullable URI server;
	/** Whether the key is what the user typed, which nothing that is read may replace. */
	private boolean typed;
	/** Whether the place is what the user chose, which nothing that is read may replace. */
	private boolean placed;
	/** The place that we marked last. Another one is what the user has just clicked: the window system tells that later. */
	private @Nullable KeyLocation shown;

	KeySection(Form form, Runnable changed) {
		this.changed = changed;
		group = form.group(Messages.KeySection_title);
		Form.label(group, Messages.KeySection_key);
		key = new SecretText(group, Messages.KeySection_name, this::keyEdited);
		Label keep = Form.label(group, Messages.KeySection_keep);
		GridDataFactory.swtDefaults().span(1, 3).align(SWT.BEGINNING, SWT.BEGINNING).applyTo(keep);
		location(KeyLocation.SECURE_STORAGE, Messages.KeySection_secureStorage, "secure"); //$NON-NLS-1$
		location(KeyLocation.ENVIRONMENT, Messages.KeySection_environment, "environment"); //$NON-NLS-1$
		location(KeyLocation.MEMORY, Messages.KeySection_memory, "memory"); //$NON-NLS-1$
		status = Form.note(group, ""); //$NON-NLS-1$
	}

	/** @return where more controls about the key go */
	Composite group() {
		return group;
	}

	/**
	 * @param serverOnPage
	 *            the address on the page at the time of the call; only asked for while it is one
	 */
	void connect(KeyStore store, Supplier<URI> serverOnPage) {
		keys = store;
		page = serverOnPage;
		Registration registration = store.onChange(() -> Ui.later(group, this::keptChanged));
		group.addListener(SWT.Dispose, event -> registration.close());
	}

	/** @return whether there was no address on the page yet whose key could be shown */
	boolean isBlank() {
		return server == null;
	}

	/** Shows what is kept for this server, unless the user has typed a key, which then is for this server. */
	void showServer(URI baseUrl) {
		if (!baseUrl.equals(server)) {
			server = baseUrl;
			if (!typed) {
				read(baseUrl);
			}
		}
	}

	/** Keeps the key of a sign-in, without waiting for Apply: the user has just asked for it. */
	void signedIn(ApiKey fresh) {
		KeyLocation place = selected() == KeyLocation.MEMORY ? KeyLocation.MEMORY : KeyLocation.SECURE_STORAGE;
		keep(new KeyInput(true, true, place, fresh.value()));
	}

	/** @return what the user said so far; only asked for while the address on the page is one */
	KeyInput input() {
		// the key of another server may still be shown: what was not typed for this one must not go to it
		boolean ofThisServer = typed || Objects.requireNonNull(page).get().equals(server);
		return new KeyInput(edited(), typed, selected(), ofThisServer ? key.getText() : ""); //$NON-NLS-1$
	}

	@Override
	public void load(OpenRouterPreferences preferences) {
		// what is shown depends on the server, not on preferences
	}

	@Override
	public void loadDefault(OpenRouterPreferences preferences) {
		// a key has no default: pressing the button must not lose it
	}

	@Override
	public @Nullable String problem() {
		String text = key.getText();
		if (!edited() || selected() == KeyLocation.ENVIRONMENT || text.isBlank()) {
			return null;
		}
		try {
			ApiKey.parse(text);
			return null;
		} catch (InvalidApiKeyException e) {
			return ErrorText.ofInput(e);
		}
	}

	@Override
	public void apply(OpenRouterPreferences preferences) {
		keep(input());
	}

	private void keep(KeyInput input) {
		if (input.changed()) {
			typed = false;
			placed = false;
			URI baseUrl = Objects.requireNonNull(page).get(); // what was typed is for this server and no other
			server = baseUrl;
			KeyKeeper.keep(input, Objects.requireNonNull(keys), baseUrl);
		}
	}

	private void keptChanged() {
		URI present = server;
		if (!typed && present != null) {
			KeyState state = Objects.requireNonNull(keys).state(present);
			if (state instanceof KeyState.Unread) {
				read(present); // secure storage answered late: now it is worth looking
			} else {
				show(state);
			}
		}
	}

	private void read(URI baseUrl) {
		KeyStore store = Objects.requireNonNull(keys);
		show(store.state(baseUrl));
		Background.run(group, () -> store.read(baseUrl), state -> {
			if (baseUrl.equals(server)) {
				show(state);
			}
		}, failure -> {
			if (!edited()) {
				setStatus(ErrorText.of(failure).message());
			}
		});
	}

	/** Shows this where the user said nothing else meanwhile: secure storage may take its time. */
	private void show(KeyState state) {
		if (typed) {
			return;
		}
		key.setText(state instanceof KeyState.Present present && state.location() != KeyLocation.ENVIRONMENT
				? present.key().value()
				: ""); //$NON-NLS-1$
		if (!placed && marked() == shown) {
			select(state.location());
			setStatus(KeyTexts.describe(state));
			locationShown();
		}
	}

	private boolean edited() {
		return typed || placed;
	}

	private void keyEdited() {
		typed = true;
		select(selected()); // there may be none yet, and the user should see where the key will go
		setStatus(ApiKey.hasWrapping(key.getText()) ? Messages.KeySection_cleaned : Messages.KeySection_edited);
		changed.run();
	}

	private void locationSelected() {
		placed = true;
		setStatus(selected() == KeyLocation.ENVIRONMENT
				? KeyTexts.describe(Objects.requireNonNull(keys).environment())
				: Messages.KeySection_edited);
		locationShown();
		changed.run();
	}

	private void locationShown() {
		boolean ours = selected() != KeyLocation.ENVIRONMENT;
		key.setEnabled(ours);
	}

	private void select(KeyLocation place) {
		shown = place;
		locations.forEach((location, button) -> button.setSelection(location == place));
	}

	private KeyLocation selected() {
		return Objects.requireNonNullElse(marked(), KeyLocation.SECURE_STORAGE);
	}

	private @Nullable KeyLocation marked() {
		for (Map.Entry<KeyLocation, Button> location : locations.entrySet()) {
			if (location.getValue().getSelection()) {
				return location.getKey();
			}
		}
		return null;
	}

	private void setStatus(String text) {
		status.setText(text);
		status.requestLayout();
	}

	private void location(KeyLocation location, String text, String widgetKey) {
		Button button = new Button(group, SWT.RADIO);
		button.setText(text);
		WidgetKeys.set(button, WidgetKeys.KEY_STORAGE + widgetKey);
		button.addListener(SWT.Selection, event -> {
			if (button.getSelection()) {
				locationSelected();
			}
		});
		locations.put(location, button);
	}
}
