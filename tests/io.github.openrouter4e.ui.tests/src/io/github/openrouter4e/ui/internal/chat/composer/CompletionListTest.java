package io.github.openrouter4e.ui.internal.chat.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.tests.AccessibleNode;
import io.github.openrouter4e.ui.tests.AccessibleNode.Role;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** The list of what may complete the text before the cursor, filled by several sources. */
@WorkbenchTest
@SuppressWarnings("nls")
class CompletionListTest {

	private ComposerShell prompt;

	@BeforeEach
	void open() {
		prompt = ComposerShell.open();
	}

	@AfterEach
	void close() {
		prompt.close();
	}

	private void offer(CompletionSource source) {
		prompt.run(() -> prompt.composer().addCompletions(source));
	}

	private Words words(String trigger, String... words) {
		return new Words(prompt.composer(), trigger, words);
	}

	/** A source that has nothing before it may. */
	private class Slow extends Words {

		final CountDownLatch begun = new CountDownLatch(1);
		final CountDownLatch may = new CountDownLatch(1);
		private final CountDownLatch interrupted = new CountDownLatch(1);

		Slow(String trigger, String... words) {
			super(prompt.composer(), trigger, words);
		}

		@Override
		public List<Word> complete(TypedLine typed) throws InterruptedException {
			begun.countDown();
			try {
				may.await();
			} catch (InterruptedException e) {
				interrupted.countDown();
				throw e;
			}
			return super.complete(typed);
		}
	}

	@Test
	void eachSourceHasItsCharacter() {
		offer(words("#", "one"));
		offer(words("@", "other"));
		prompt.type("#");
		prompt.waitForOffer("one");
		prompt.press(SWT.CR, SWT.CR, 0);
		assertEquals("one", prompt.text());
		prompt.type(" @o");
		prompt.waitForOffer("other");
		prompt.press(SWT.CR, SWT.CR, 0);
		assertEquals("one other", prompt.text());
		assertEquals(0, prompt.sent());
	}

	@Test
	void theListIsFilteredByWhatIsTyped() {
		offer(words("#", "one", "other", "two"));
		prompt.type("#o");
		prompt.waitForOffer("one", "other");
		prompt.type("t");
		prompt.waitForOffer("other");
		prompt.press(SWT.BS, SWT.BS, 0);
		prompt.waitForOffer("one", "other");
		prompt.type("x");
		prompt.waitForOffer();
	}

	@ParameterizedTest
	@ValueSource(ints = {SWT.CR, SWT.KEYPAD_CR})
	void enterSendsWhenNothingIsProposed(int enter) {
		offer(words("#", "one"));
		prompt.type("#");
		prompt.waitForOffer("one");
		prompt.run(() -> { // faster than the list
			prompt.key('x', 'x', 0);
			prompt.key(enter, SWT.CR, 0);
		});
		assertEquals(1, prompt.sent());
		assertEquals("#x", prompt.text());
	}

	@Test
	void enterSendsWhileASourceIsStillLooking() throws Exception {
		var slow = new Slow("#", "one");
		offer(slow);
		prompt.type("#");
		slow.begun.await();
		UiThread.settle();
		prompt.press(SWT.CR, SWT.CR, 0);
		assertEquals(1, prompt.sent());
		slow.interrupted.await();
		assertEquals(List.of(), prompt.offered());
	}

	@Test
	void aSlowSourceKeepsNoOtherWaiting() throws Exception {
		var slow = new Slow("#", "one");
		offer(slow);
		offer(words("#", "other"));
		prompt.type("#");
		UiThread.waitUntil("the other is offered", () -> prompt.offered().contains("other"));
		assertEquals(1, slow.may.getCount());
		slow.may.countDown();
		UiThread.waitUntil("both are offered", () -> prompt.offered().containsAll(List.of("one", "other")));
		prompt.type("on");
		prompt.waitForOffer("one");
		prompt.press(SWT.CR, SWT.CR, 0);
		assertEquals("one", prompt.text());
	}

	/** A slow source whose words are only for exactly what was typed. */
	private final class Exact extends Slow {

		private volatile String answered = "";

		Exact(String trigger, String... words) {
			super(trigger, words);
		}

		@Override
		public List<Word> complete(TypedLine typed) throws InterruptedException {
			var found = super.complete(typed);
			answered = typed.text();
			return found.stream().filter(word -> typed.text().equals("#" + word.label())).toList();
		}

		@Override
		public boolean wantsAgain(TypedLine typed) {
			return typed.text().startsWith("#") && !typed.text().equals(answered);
		}
	}

	@Test
	void whatIsTypedBeforeTheFirstAnswerIsLookedFor() throws Exception {
		var slow = new Exact("#", "one");
		offer(slow);
		prompt.type("#");
		slow.begun.await();
		prompt.type("one");
		UiThread.settle();
		slow.may.countDown();
		prompt.waitForOffer("one");
	}

	@Test
	void whatIsChosenIsOneStepToUndo() {
		offer(words("#", "one"));
		prompt.type("say #o");
		prompt.waitForOffer("one");
		prompt.press(SWT.CR, SWT.CR, 0);
		assertEquals("say one", prompt.text());
		prompt.run(prompt.composer().undo()::undo);
		assertEquals("say #o", prompt.text());
		assertEquals("say #o".length(), prompt.get(prompt.widget()::getCaretOffset));
		prompt.run(prompt.composer().undo()::redo);
		assertEquals("say one", prompt.text());
	}

	@Test
	void theListOpensOnDemand() {
		offer(words("#", "one", "other"));
		prompt.run(() -> {
			prompt.widget().setText("#o");
			prompt.widget().setSelection(2);
			prompt.composer().openList();
		});
		prompt.waitForOffer("one", "other");
		prompt.press(SWT.ESC, SWT.ESC, 0);
		prompt.run(() -> {
			prompt.widget().setText("nothing");
			prompt.composer().openList();
		});
		assertFalse(prompt.get(prompt.composer()::isListOpen));
		prompt.press(SWT.CR, SWT.CR, 0);
		assertEquals(1, prompt.sent());
	}

	@Test
	void atTheBottomOfTheScreenTheListOpensUpwards() {
		prompt.close();
		var screen = UiThread.get(() -> UiThread.display().getPrimaryMonitor().getClientArea());
		prompt = ComposerShell
				.open(new Rectangle(screen.x + screen.width - 160, screen.y + screen.height - 130, 150, 120));
		offer(words("#", "one", "other"));
		prompt.type("#");
		prompt.waitForOffer("one", "other");
		var list = prompt.listBounds();
		var caret = prompt.get(() -> prompt.widget().toDisplay(0, 0).y);
		assertTrue(list.y + list.height <= caret + 10, list + " above " + caret);
		assertEquals(list, list.intersection(screen), "all of it is on the screen");
	}

	@Test
	void aScreenReaderHearsWhatIsSelected() {
		offer(words("#", "one", "other"));
		assertEquals("", description());
		prompt.type("#");
		prompt.waitForOffer("one", "other");
		assertEquals("one", description());
		prompt.press(SWT.ARROW_DOWN, '\0', 0);
		assertEquals("other", description());
		prompt.press(SWT.ESC, SWT.ESC, 0);
		assertEquals("", description());
	}

	private String description() {
		return prompt.get(() -> AccessibleNode.below(prompt.composer().area()).stream()
				.filter(node -> node.role() == Role.TEXT).findFirst().orElseThrow().description());
	}

	@Test
	void theListHasTheColoursOfTheTheme() {
		offer(words("#", "one"));
		prompt.type("#");
		prompt.waitForOffer("one");
		var colors = prompt.get(JFaceResources::getColorRegistry);
		assertEquals(colors.getRGB("CONTENT_ASSIST_BACKGROUND_COLOR"), prompt.listColors().getFirst());
		assertEquals(colors.getRGB("CONTENT_ASSIST_FOREGROUND_COLOR"), prompt.listColors().getLast());
	}
}
