package io.github.openrouter4e.ui.internal.preferences;

import java.net.URI;
import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.CancelledException;
import io.github.openrouter4e.client.KeyInfo;
import io.github.openrouter4e.ui.internal.Background;
import io.github.openrouter4e.ui.internal.UiServices;

/**
 * "Test Connection": tries what is on the page, applied or not, in the background, and says how it went below the
 * button. The button becomes Cancel meanwhile.
 */
final class TestSection {
	private final ServerSection server;
	private final KeySection key;
	private final Button button;
	private final Composite row;
	private final Label icon;
	private final Label result;
	private @Nullable UiServices services;
	private @Nullable Cancellation running;

	TestSection(Composite buttons, Composite parent, ServerSection server, KeySection key) {
		this.server = server;
		this.key = key;
		button = new Button(buttons, SWT.PUSH);
		button.setText(Messages.TestSection_test);
		button.addListener(SWT.Selection, event -> testOrCancel());
		button.addListener(SWT.Dispose, event -> cancel());
		row = new Composite(parent, SWT.NONE);
		row.setVisible(false);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).exclude(true).applyTo(row);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(row);
		icon = new Label(row, SWT.NONE);
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).hint(16, 16).applyTo(icon);
		result = new Label(row, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(Form.TEXT_WIDTH, SWT.DEFAULT).applyTo(result);
		WidgetKeys.set(button, WidgetKeys.TEST);
		WidgetKeys.set(result, WidgetKeys.TEST_RESULT);
	}

	void connect(UiServices ready) {
		services = ready;
	}

	/** Takes the result away: it does not hold for what is on the page now. */
	void clear() {
		cancel();
		show("", IMessageProvider.NONE); //$NON-NLS-1$
	}

	/** Enables the button unless a test could not succeed. */
	void setEnabled(boolean enabled) {
		button.setEnabled(enabled);
	}

	private void testOrCancel() {
		if (running == null) {
			test();
		} else {
			clear();
			show(Messages.TestSection_cancelled, IMessageProvider.NONE);
		}
	}

	private void test() {
		UiServices ready = Objects.requireNonNull(services);
		if (server.isUnconfirmed()) {
			show(Messages.ServerSection_confirmFirst, IMessageProvider.ERROR);
			return;
		}
		URI baseUrl = server.baseUrl();
		KeyInput input = key.input();
		Cancellation cancellation = new Cancellation();
		running = cancellation;
		button.setText(Messages.TestSection_cancel);
		show(Messages.TestSection_testing, IMessageProvider.NONE);
		Background.run(button, () -> ask(ready, baseUrl, input, cancellation), info -> {
			if (finished(cancellation)) {
				show(TestResultText.success(baseUrl, info), IMessageProvider.INFORMATION);
			}
		}, failure -> {
			if (finished(cancellation) && !(failure instanceof CancelledException)) {
				show(TestResultText.failure(baseUrl, failure), IMessageProvider.ERROR);
			}
		});
	}

	private static KeyInfo ask(UiServices services, URI baseUrl, KeyInput input, Cancellation cancellation) {
		ApiKey apiKey = input.resolve(services.keys(), baseUrl);
		return services.client().testConnection(new CandidateConnection(baseUrl, apiKey, services.connection()),
				cancellation);
	}

	/** @return whether this was the test whose result is waited for */
	private boolean finished(Cancellation cancellation) {
		if (running != cancellation) {
			return false;
		}
		running = null;
		button.setText(Messages.TestSection_test);
		return true;
	}

	private void cancel() {
		Cancellation present = running;
		if (present != null) {
			running = null;
			present.cancel();
			if (!button.isDisposed()) {
				button.setText(Messages.TestSection_test);
			}
		}
	}

	private void show(String text, int kind) {
		icon.setImage(switch (kind) {
			case IMessageProvider.INFORMATION -> JFaceResources.getImage(Dialog.DLG_IMG_MESSAGE_INFO);
			case IMessageProvider.ERROR -> JFaceResources.getImage(Dialog.DLG_IMG_MESSAGE_ERROR);
			default -> null;
		});
		result.setText(text);
		row.setVisible(!text.isEmpty());
		((GridData) row.getLayoutData()).exclude = text.isEmpty();
		result.requestLayout();
	}
}
