package io.github.openrouter4e.ui.internal.preferences;

import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;

import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.ui.internal.HelpContext;

/** The preference page "Chat": how the chat view behaves. */
public final class ChatPreferencePage extends SettingsPage {
	/** Created by the workbench. */
	public ChatPreferencePage() {
		super(HelpContext.CHAT_PAGE);
	}

	@Override
	void createFields(Form form) {
		form.choice(Settings.SEND_KEY, Messages.ChatPage_sendKey, Messages.ChatPage_enter,
				NLS.bind(Messages.ChatPage_ctrlEnter, KeyStroke.getInstance(SWT.MOD1, SWT.CR).format()));
		form.choice(Settings.TRANSCRIPT_WIDGET, Messages.ChatPage_transcript, Messages.ChatPage_transcriptAuto,
				Messages.ChatPage_transcriptBrowser, Messages.ChatPage_transcriptNative);
		form.note(Messages.ChatPage_transcriptNote);
		form.number(Settings.HISTORY_LIMIT_MB, Messages.ChatPage_history);
		form.note(Messages.ChatPage_historyNote);
		form.number(Settings.SHORTENED_PROMPT_PERCENT, Messages.ChatPage_shortened);
		form.note(Messages.ChatPage_shortenedNote);
		form.check(Settings.WEB_SEARCH, Messages.ChatPage_webSearch);
		form.note(Messages.ChatPage_webSearchNote);
	}
}
