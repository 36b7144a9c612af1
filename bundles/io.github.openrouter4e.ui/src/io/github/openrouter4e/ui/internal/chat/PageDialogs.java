package io.github.openrouter4e.ui.internal.chat;

import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.client.OpenRouterClient;
import io.github.openrouter4e.models.EndpointCatalogue;
import io.github.openrouter4e.models.ModelCatalogue;
import io.github.openrouter4e.models.RequestOptions;
import io.github.openrouter4e.ui.internal.UiServices;
import io.github.openrouter4e.ui.internal.chat.conversation.AnswerDetails;
import io.github.openrouter4e.ui.internal.chat.conversation.CachingWords;
import io.github.openrouter4e.ui.internal.chat.conversation.ChatDialogs;
import io.github.openrouter4e.ui.internal.chat.conversation.Comparison;
import io.github.openrouter4e.ui.internal.routing.RequestOptionsDialog;
import io.github.openrouter4e.ui.internal.transcript.AnswerFacts;
import io.github.openrouter4e.ui.internal.transcript.Sound;
import io.github.openrouter4e.ui.internal.transcript.UserAction;

/** The dialogs of a page, and what plays and saves what answers bring with them. */
final class PageDialogs implements ChatDialogs {

	private final ChatPage page;
	private final ChatHost host;
	private final CachingWords caching;
	private final OpenRouterClient client;
	private final ModelCatalogue catalogue;
	private final EndpointCatalogue endpoints;
	/** Null until the first sound is used. */
	private @Nullable AnswerSounds sounds;

	PageDialogs(ChatPage page, ChatHost host, CachingWords caching, UiServices services) {
		this.page = page;
		this.caching = caching;
		this.host = host;
		client = services.client();
		catalogue = services.models();
		endpoints = services.endpoints();
	}

	private Shell shell() {
		return page.control().getShell();
	}

	@Override
	public void chooseModel(String current, Consumer<String> chosen) {
		host.chooseModel(current, chosen);
		page.setFocus(); // the dialog gives it back to the button that opened it
	}

	@Override
	public void editSystemPrompt(@Nullable String own, String general, Consumer<@Nullable String> chosen) {
		var dialog = new SystemPromptDialog(shell(), own, general);
		if (dialog.open() == Window.OK) {
			chosen.accept(dialog.own());
		}
	}

	@Override
	public void useImage(String address, boolean saves) {
		var images = new AnswerImages(page.control(), page::message);
		if (saves) {
			images.save(address);
		} else {
			images.copy(address);
		}
	}

	@Override
	public void useSound(Sound sound, UserAction.OnSound action) {
		var player = sounds;
		if (player == null) {
			player = new AnswerSounds(page.control(), page::message);
			sounds = player;
		}
		switch (action) {
			case PLAY_SOUND -> player.play(sound);
			case STOP_SOUND -> player.stop();
			case SAVE_SOUND -> player.save(sound);
		}
	}

	@Override
	public void choosePreset(Consumer<String> chosen) {
		var dialog = new PresetDialog(shell(), client);
		var preset = dialog.open() == Window.OK ? dialog.chosen() : null;
		if (preset != null) {
			chosen.accept(preset.modelId());
		}
	}

	@Override
	public void showDetails(Answer answer) {
		var footer = AnswerFacts.details(answer, caching.of(answer));
		new AnswerDetailsDialog(shell(), new AnswerDetails(answer, footer, client)).open();
	}

	@Override
	public void editRequestOptions(RequestOptions own, RequestOptions general, Consumer<RequestOptions> chosen) {
		var dialog = new RequestOptionsDialog(shell(), catalogue, endpoints, page.presenter().options().model(), own,
				general);
		if (dialog.open() == Window.OK) {
			chosen.accept(dialog.options());
		}
		page.setFocus(); // the dialog gives it back to the button that opened it
	}

	@Override
	public void compare(Comparison comparison) {
		var dialog = new CompareDialog(shell(), comparison, page.theme().current(), page);
		dialog.open();
		Listener gone = event -> dialog.close(); // its buttons would do nothing any more
		page.control().addListener(SWT.Dispose, gone);
		dialog.getShell().addListener(SWT.Dispose, event -> {
			if (!page.control().isDisposed()) {
				page.control().removeListener(SWT.Dispose, gone);
			}
		});
	}
}
