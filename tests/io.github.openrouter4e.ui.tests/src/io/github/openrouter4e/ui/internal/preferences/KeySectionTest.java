package io.github.openrouter4e.ui.internal.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.settings.KeyLocation;
import io.github.openrouter4e.settings.KeyState;
import io.github.openrouter4e.settings.KeyState.Absent;
import io.github.openrouter4e.settings.KeyState.Present;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.models.FakePreferences;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** The key on the page while secure storage takes its time. */
@WorkbenchTest
class KeySectionTest {
	private static final URI SERVER = URI.create("https://one.example.com/api/v1");
	private static final URI OTHER = URI.create("https://other.example.com/api/v1");
	private static final ApiKey KEPT = ApiKey.parse("sk-or-v1-not-a-real-key-that-is-kept");
	private static final ApiKey TYPED = ApiKey.parse("sk-or-v1-not-a-real-key-just-typed");
	private static final KeyState FOUND = new Present(KeyLocation.SECURE_STORAGE, KEPT);

	private final SlowKeyStore keys = new SlowKeyStore(KeyLocation.SECURE_STORAGE, SERVER, OTHER);
	private Shell shell;
	private KeySection section;
	private URI onPage = SERVER;

	@BeforeEach
	void open() {
		UiThread.run(() -> {
			shell = new Shell(UiThread.display());
			shell.setLayout(new FillLayout());
			section = new KeySection(new Form(new Composite(shell, SWT.NONE), () -> {
				// nothing else is on this page
			}), () -> {
				// and nobody wants to know
			});
			section.connect(keys, () -> onPage);
			shell.setSize(500, 300);
			shell.open();
		});
	}

	@AfterEach
	void close() {
		UiThread.run(shell::dispose);
	}

	@Test
	void whoTypesBeforeAnythingIsKnownSeesWhereTheKeyWillGo() {
		type(TYPED);
		assertTrue(isSelected(KeyLocation.SECURE_STORAGE));
		assertEquals(new KeyInput(true, true, KeyLocation.SECURE_STORAGE, TYPED.value()), input());
	}

	@Test
	void thePlaceIsShownBeforeTheKeyIsRead() {
		show(SERVER);
		assertTrue(isSelected(KeyLocation.SECURE_STORAGE));
		assertFalse(input().changed());
	}

	@Test
	void aTypedKeyIsNotReplacedByTheOneThatIsRead() throws InterruptedException {
		show(SERVER);
		type(TYPED);
		answer(FOUND);
		assertEquals(TYPED.value(), text());
		apply();
		waitForKey(SERVER, new Present(KeyLocation.SECURE_STORAGE, TYPED));
	}

	@Test
	void aChosenPlaceIsNotReplacedAndTheKeyArrives() throws InterruptedException {
		show(SERVER);
		choose(KeyLocation.MEMORY);
		answer(FOUND);
		assertEquals(KEPT.value(), text());
		assertTrue(isSelected(KeyLocation.MEMORY));
		apply();
		waitForKey(SERVER, new Present(KeyLocation.MEMORY, KEPT));
	}

	/** The window system marks what is clicked and tells it a moment later; a timer may come between. */
	@Test
	void aPlaceIsNotTakenBackJustWhenItIsClicked() throws InterruptedException {
		show(SERVER);
		answer(FOUND);
		UiThread.run(() -> {
			Stream.of(KeyLocation.values()).map(this::button)
					.forEach(button -> button.setSelection(button == button(KeyLocation.MEMORY)));
			onPage = OTHER;
			section.showServer(OTHER);
			button(KeyLocation.MEMORY).notifyListeners(SWT.Selection, new Event());
		});
		assertTrue(isSelected(KeyLocation.MEMORY));
		assertEquals(new KeyInput(true, false, KeyLocation.MEMORY, ""), input());
	}

	@Test
	void aKeyThatWasNotReadYetIsMovedAndNotRemoved() throws InterruptedException {
		show(SERVER);
		choose(KeyLocation.MEMORY);
		apply();
		answer(FOUND);
		waitForKey(SERVER, new Present(KeyLocation.MEMORY, KEPT));
	}

	@Test
	void aPlaceChosenForOneServerDoesNotTakeItsKeyToAnother() throws InterruptedException {
		show(SERVER);
		answer(FOUND);
		choose(KeyLocation.MEMORY);
		onPage = OTHER; // typed into the other field; the section follows with a delay
		assertEquals("", input().text());
		show(OTHER);
		assertEquals("", text());
		keys.answer(OTHER, new Absent(KeyLocation.SECURE_STORAGE));
		apply();
		waitForKey(OTHER, new Absent(KeyLocation.SECURE_STORAGE));
		assertEquals(FOUND, keys.state(SERVER));
	}

	@Test
	void aKeyTypedForAnotherServerStaysThere() throws InterruptedException {
		show(SERVER);
		answer(FOUND);
		type(TYPED);
		onPage = OTHER;
		show(OTHER);
		assertEquals(TYPED.value(), input().text());
	}

	private void show(URI server) {
		onPage = server;
		UiThread.run(() -> section.showServer(server));
	}

	/** Lets the store answer and waits until the section has seen it. */
	private void answer(KeyState state) throws InterruptedException {
		keys.answer(SERVER, state);
		UiThread.settle();
	}

	private void type(ApiKey key) {
		UiThread.run(() -> field().setText(key.value()));
	}

	private void choose(KeyLocation location) {
		UiThread.run(() -> Widgets.click(button(location)));
	}

	private void apply() {
		UiThread.run(() -> section.apply(new FakePreferences()));
	}

	private String text() {
		return UiThread.get(() -> field().getText());
	}

	private KeyInput input() {
		return UiThread.get(section::input);
	}

	private boolean isSelected(KeyLocation location) {
		return UiThread.get(() -> button(location).getSelection());
	}

	private void waitForKey(URI server, KeyState expected) {
		UiThread.waitUntil("the key is " + expected, () -> keys.state(server).equals(expected));
	}

	private Text field() {
		return Widgets.only(shell, Text.class, text -> true);
	}

	private Button button(KeyLocation location) {
		return Widgets.button(shell, switch (location) {
			case SECURE_STORAGE -> Messages.KeySection_secureStorage;
			case ENVIRONMENT -> Messages.KeySection_environment;
			case MEMORY -> Messages.KeySection_memory;
		});
	}
}
