package io.github.openrouter4e.ui.internal.chat.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.chat.tools.CustomMode;
import io.github.openrouter4e.chat.tools.ProjectInstructions;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.storage.Registration;
import io.github.openrouter4e.ui.internal.transcript.NoticeView;
import io.github.openrouter4e.ui.internal.transcript.UserAction;

@SuppressWarnings("nls")
class InstructionsPresenterTest implements ProjectInstructions {

	private static final ConversationOptions ACT = ConversationOptions.DEFAULTS.withMode(ToolContext.ACT);

	private final FakeChatView view = new FakeChatView();
	private final ManualTasks tasks = new ManualTasks();
	private final List<String> decided = new ArrayList<>();
	private State state = State.UNDECIDED;
	private List<CustomMode> modes = List.of();
	private List<Problem> problems = List.of();
	private Runnable listener;
	private NoticeView question;
	private final InstructionsPresenter presenter = new InstructionsPresenter(this, view, tasks,
			asked -> question = asked);

	@Test
	void nothingIsAskedWhereTheModelHasNoTools() {
		show(ConversationOptions.DEFAULTS);
		assertNull(question);
	}

	@Test
	void theUserIsAskedOnceAndSeesWhatIsUsed() {
		show(ACT);
		assertNotNull(question);
		assertTrue(question.title().contains("prices") && question.text().contains("prices/AGENTS.md"),
				question.toString());
		assertEquals(List.of(UserAction.OnProblem.USE_INSTRUCTIONS, UserAction.OnProblem.IGNORE_INSTRUCTIONS),
				question.actions().stream().map(each -> each.action()).toList());
		assertEquals("", view.instructions);
		presenter.decide(true);
		assertNull(question, "at once");
		presenter.decide(true);
		tasks.runBackground();
		assertEquals(List.of("prices true"), decided);
		assertTrue(view.instructions.contains("prices/AGENTS.md") && view.instructions.contains("25"),
				view.instructions);
		assertNull(question);
	}

	@Test
	void afterAChangeTheUserIsAskedAgain() {
		state = State.CHANGED;
		show(ACT);
		assertTrue(question.title().contains("changed") || question.title().contains("\u66F4\u6539"), question.title());
		presenter.decide(false);
		tasks.runBackground();
		assertEquals(List.of("prices false"), decided);
		assertEquals("", view.instructions);
	}

	@Test
	void whatIsUsedCanBeTakenBackInTheMenu() {
		state = State.TRUSTED;
		show(ACT);
		assertNull(question);
		var choice = presenter.choices().getFirst();
		assertTrue(choice.used() && choice.text().contains("prices/AGENTS.md"), choice.toString());
		presenter.choose(choice, false);
		tasks.runBackground();
		assertEquals(List.of("prices false"), decided);
		assertEquals("", view.instructions);
		assertEquals(List.of(false), presenter.choices().stream().map(each -> each.used()).toList());
	}

	@Test
	void modesOfAProjectAreOfferedInEachModeAndAskForTrust() {
		modes = List.of(new CustomMode("prices", "docs", "Docs & Co", "Writes documentation"));
		show(ConversationOptions.DEFAULTS);
		assertNull(question, "nothing is used yet");
		assertEquals(List.of(), presenter.choices());
		var offered = view.projectModes.modes().getFirst();
		assertEquals("custom:prices/docs", offered.id());
		assertTrue(offered.text().startsWith("Docs & Co (prices): Writes documentation \u2013 "), offered.text());
		show(ConversationOptions.DEFAULTS.withMode(offered.id()));
		assertTrue(question.text().contains("Docs & Co"), question.text());
		presenter.decide(true);
		tasks.runBackground();
		assertNull(question);
		assertEquals("Docs & Co (prices): Writes documentation", view.projectModes.modes().getFirst().text());
		assertEquals("Docs & Co", view.projectModes.name("custom:prices/docs"));
		assertEquals("other", view.projectModes.name("custom:prices/other"));
	}

	@Test
	void aModeThatIsGoneOrBrokenSaysWhyTheModelHasNoTools() {
		state = State.REFUSED;
		modes = List.of(new CustomMode("prices", "docs", "Docs", ""));
		show(ConversationOptions.DEFAULTS.withMode("custom:prices/docs"));
		assertTrue(question.title().contains("docs") && question.actions().isEmpty(), question.toString());
		state = State.TRUSTED;
		modes = List.of();
		problems = List.of(new Problem("prices/.roomodes", 7, "Correct it here."));
		show(ConversationOptions.DEFAULTS.withMode("custom:prices/docs"));
		assertTrue(question.text().contains("prices/.roomodes") && question.text().contains("7")
				&& question.text().contains("Correct it here."), question.text());
		show(ACT);
		assertNull(question, "only who chose such a mode is told");
		assertEquals(problems, view.projectModes.problems());
	}

	/** What is found belongs to the conversation that was shown when it was looked for. */
	@Test
	void whoGoesOnToAChatIsNotAsked() {
		presenter.show(ACT);
		presenter.show(ConversationOptions.DEFAULTS);
		tasks.runBackground();
		assertNull(question);
	}

	private void show(ConversationOptions options) {
		presenter.show(options);
		tasks.runBackground();
	}

	@Override
	public List<Found> find(List<String> scope) {
		return List.of(new Found("prices", state, "hash",
				List.of(new InstructionFile("prices/AGENTS.md", "x".repeat(100))), modes, problems));
	}

	@Override
	public void decide(Found found, boolean trusted) {
		decided.add(found.project() + ' ' + trusted);
		state = trusted ? State.TRUSTED : State.REFUSED;
		listener.run();
	}

	@Override
	public List<Trusted> trusted() {
		return List.of();
	}

	@Override
	public void revoke(String project) {
		throw new AssertionError();
	}

	@Override
	public Registration onChange(Runnable told) {
		listener = told;
		return () -> listener = null;
	}
}
