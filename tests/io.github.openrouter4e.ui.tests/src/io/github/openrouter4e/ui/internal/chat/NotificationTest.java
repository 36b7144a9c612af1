package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.eclipse.e4.ui.model.application.ui.MElementContainer;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.http.Gate;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.UiIds;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** An answer that ends while the view lies behind another one. */
@WorkbenchTest
@SuppressWarnings("nls")
class NotificationTest {

	/** What the workbench notes at a part whose title it shows in bold, and in italics. */
	private static final String NEWS = "highlighted";
	private static final String BUSY = "busy";

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void marksTheTitleOfTheView(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var gate = Gate.closedAt(1);
			chat.server().enqueueFor("/chat/completions", Answer.pieces("One ", "two.").gate(gate));
			var page = chat.open();
			ChatFixture.send(page, "The question");
			ChatFixture.waitForText(page, "One");
			UiThread.waitUntil("the view is marked as busy", () -> part(UiIds.CHAT_VIEW).getTags().contains(BUSY));
			UiThread.run(NotificationTest::coverByAnotherView);
			UiThread.waitUntil("the view is out of sight",
					() -> !EditorFixture.page().isPartVisible(EditorFixture.page().findView(UiIds.CHAT_VIEW)));
			assertFalse(UiThread.get(() -> part(UiIds.CHAT_VIEW).getTags().contains(NEWS)));

			gate.open();
			UiThread.waitUntil("the view is not busy any more",
					() -> !part(UiIds.CHAT_VIEW).getTags().contains(BUSY));
			UiThread.waitUntil("its title is marked", () -> part(UiIds.CHAT_VIEW).getTags().contains(NEWS));

			UiThread.run(() -> EditorFixture.page().showView(UiIds.CHAT_VIEW));
			ChatFixture.waitForText(page, "One two.");
			UiThread.waitUntil("the title is as always", () -> !part(UiIds.CHAT_VIEW).getTags().contains(NEWS));
		}
	}

	private static void coverByAnotherView() throws Exception {
		EditorFixture.page().showView(UiIds.USAGE_VIEW);
		MElementContainer<MUIElement> stack = part(UiIds.CHAT_VIEW).getCurSharedRef().getParent();
		stack.getChildren().add(part(UiIds.USAGE_VIEW).getCurSharedRef());
		EditorFixture.page().showView(UiIds.USAGE_VIEW);
	}

	private static MPart part(String view) {
		return EditorFixture.page().findView(view).getSite().getService(MPart.class);
	}
}
