package io.github.openrouter4e.ui.internal.chat;

import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.ui.internal.chat.composer.Composer;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;

/**
 * The page with nothing but the composer, which needs no services: whoever opens the view can type while they start. A
 * {@link ChatPage} adds the rest to it, and the user goes on in the same text. For the UI thread.
 */
final class PromptPage {

	private final Composite page;
	private final Label starting;
	private final Composer composer;
	/** Null until there is something that sends. */
	private @Nullable Runnable sender;
	/** The prompt that the user wanted to send before. */
	private @Nullable Prompt wanted;

	PromptPage(Composite parent) {
		page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().margins(4, 4).spacing(5, 3).applyTo(page);
		starting = new Label(page, SWT.WRAP);
		starting.setText(Messages.ChatViewPart_loading);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(starting);
		composer = new Composer(page, this::send);
	}

	/** @param user takes what was typed if the page is closed before the rest of it is there */
	void onClosedEarly(Consumer<Prompt> user) {
		page.addDisposeListener(event -> {
			if (sender == null && !composer.prompt().isEmpty()) {
				user.accept(composer.prompt());
			}
		});
	}

	private void send() {
		var sends = sender;
		if (sends == null) {
			wanted = composer.prompt();
		} else {
			sends.run();
		}
	}

	/**
	 * Makes room for the rest of the page.
	 *
	 * @param sends sends what is in the composer
	 */
	Composite complete(Runnable sends) {
		starting.dispose();
		sender = sends;
		return page;
	}

	/** {@return whether the user wanted to send what is in the composer, and has not changed it since} */
	boolean wasSent() {
		var sent = wanted;
		return sent != null && sent.equals(composer.prompt());
	}

	Composer composer() {
		return composer;
	}
}
