package io.github.openrouter4e.swtbot;

import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The server is gone, really: nobody listens where it was. And it comes back. */
class OfflineJourneyTest extends Journey {

	private ServerProcess process;

	@AfterEach
	void endProcess() throws InterruptedException {
		if (process != null) {
			process.close();
		}
	}

	private ChatPage chatThatLosesItsServer(boolean nativeWidgets) throws Exception {
		process = ServerProcess.start(KEY, 0);
		ChatPage chat = chat(process.baseUrl(), nativeWidgets);
		process.close();
		return chat;
	}

	private void bringTheServerBack() throws Exception {
		process = ServerProcess.start(KEY, process.port());
	}

	private void awaitAllIsWell(ChatPage chat) {
		workbench.await("the state to be well", () -> !chat.area().isShown("openrouter.state"));
	}

	@BothTranscripts
	void aServerThatIsGoneIsTriedAgain(boolean nativeWidgets) throws Exception {
		ChatPage chat = chatThatLosesItsServer(nativeWidgets).send("table");
		chat.awaitText(Texts.ERRORS.get("Cause_connectFailed", "127.0.0.1"));
		chat.awaitText(Texts.ERRORS.get("NextStep_CHECK_NETWORK"));
		chat.area().awaitLabel(Texts.CHAT.get("ServiceState_stateOffline"));
		chat.act(Texts.ERRORS.get("ErrorAction_openNetwork"));
		SWTBotShell preferences = workbench.bot().shell("Preferences");
		preferences.close();
		workbench.activate();

		bringTheServerBack();
		chat.act(Texts.ERRORS.get("ErrorAction_retry")).awaitText("Kotlin");

		awaitAllIsWell(chat);
		chat.awaitIdle().awaitNoText(Texts.CHAT.get("Notices_failed"));
	}

	@Test
	void thatTheServerIsBackIsNoticedByAButton() throws Exception {
		ChatPage chat = chatThatLosesItsServer(false).send("table");
		chat.awaitText(Texts.ERRORS.get("NextStep_CHECK_NETWORK"));
		chat.area().awaitLabel(Texts.CHAT.get("ServiceState_stateOffline"));

		bringTheServerBack();
		chat.press(Texts.CHAT.get("ServiceState_stateCheckConnection"));

		awaitAllIsWell(chat);
	}

	@Test
	void whatWasWrittenOfflineIsNotLost() throws Exception {
		ChatPage chat = chatThatLosesItsServer(false).send("table");
		chat.awaitText(Texts.ERRORS.get("NextStep_CHECK_NETWORK"));
		chat.awaitIdle().write("code");

		bringTheServerBack();
		chat.enter().awaitText("Greeting");

		awaitAllIsWell(chat);
		chat.awaitText("table");
	}
}
