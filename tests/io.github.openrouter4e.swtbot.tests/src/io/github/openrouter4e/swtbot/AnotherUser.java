package io.github.openrouter4e.swtbot;

import org.eclipse.swtbot.swt.finder.utils.SWTUtils;
import org.eclipse.ui.IStartup;

/** The user of an Eclipse that is killed: begins to work when that Eclipse has started, if it is such a one. */
public final class AnotherUser implements IStartup {

	static final String DAY = "openrouter4e.journey.day";
	static final String SERVER = "openrouter4e.journey.server";
	static final String DRAFT = "A thought that was not sent";
	/** What is printed at the end of the day. */
	static final String DONE = "journey: done";
	/** What is printed when something is not as it should be. */
	static final String FAILED = "journey: failed";

	/** What is done until the kill, and what after it. */
	enum Day {
		FIRST {
			@Override
			void live(Workbench workbench, String server) {
				PreferencesPage.open(workbench).useServer(server).useKey(Journey.KEY).applyAndClose();
				ChatPage chat = ChatPage.open(workbench).send("Tell about the sea");
				chat.awaitText("Of the sea.");
				chat.awaitIdle().send("Tell a long story");
				chat.awaitText("Half of");
				chat.write(DRAFT);
			}
		},
		SECOND {
			@Override
			void live(Workbench workbench, String server) {
				// keys that are kept in memory are gone
				PreferencesPage page = PreferencesPage.open(workbench);
				if (!page.baseUrl().equals(server)) {
					throw new AssertionError(page.baseUrl());
				}
				page.useKey(Journey.KEY).applyAndClose();
				ChatPage chat = ChatPage.openAgain(workbench);
				chat.awaitText("Of the sea.");
				chat.awaitText(Texts.TRANSCRIPT.get("TurnViews_interrupted"));
				chat.awaitText(Texts.TRANSCRIPT.get("TurnViews_interruptedText"));
				chat.awaitPrompt(DRAFT).awaitTitle("Tell about the sea");
				chat.act(Texts.TRANSCRIPT.get("TurnViews_actionContinue")).awaitText("Half of the story.");
				chat.awaitPrompt(DRAFT);
			}
		};

		abstract void live(Workbench workbench, String server);
	}

	@Override
	public void earlyStartup() {
		String day = System.getProperty(DAY);
		if (day != null) {
			new Thread(() -> live(Day.valueOf(day), System.getProperty(SERVER)), "user").start();
		}
	}

	private static void live(Day day, String server) {
		try {
			Workbench workbench = new Workbench();
			workbench.closeDialogs();
			day.live(workbench, server);
			System.out.println(DONE);
		} catch (RuntimeException | Error e) {
			e.printStackTrace(System.out);
			SWTUtils.captureScreenshot(System.getProperty("org.eclipse.swtbot.screenshots.dir") + "/AnotherUser." + day
					+ ".png");
			System.out.println(FAILED);
		}
	}
}
