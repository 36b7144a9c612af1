package io.github.openrouter4e.ui.internal.transcript.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.transcript.Palette;
import io.github.openrouter4e.ui.internal.transcript.RecordingListener;
import io.github.openrouter4e.ui.internal.transcript.TranscriptTheme;
import io.github.openrouter4e.ui.internal.transcript.feed.EntryKind;
import io.github.openrouter4e.ui.internal.transcript.feed.Frame;
import io.github.openrouter4e.ui.internal.transcript.feed.FramePace;
import io.github.openrouter4e.ui.internal.transcript.feed.PieceKey;
import io.github.openrouter4e.ui.internal.transcript.feed.PieceKey.Slot;
import io.github.openrouter4e.ui.internal.transcript.feed.TranscriptEdit;
import io.github.openrouter4e.ui.tests.PageMouse;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** What a script could do that got into the page in spite of everything. */
@WorkbenchTest
@SuppressWarnings("nls")
class PageBridgeTest {

	private static final String ENTRY = "the-answer";
	private static final String CONTENT = "<p><a role=\"link\" tabindex=\"0\" data-h=\"https://example.org/\">a link</a></p>"
			+ "<div class=\"code\" data-c=\"0\" data-l=\"java\"><pre><code>code</code></pre></div>"
			+ "<div class=\"actions\"><button type=\"button\" data-a=\"regenerate\">Regenerate</button></div>";

	private static final String AT_END = "return scrollY > 200 && scrollY + innerHeight >= document.documentElement.scrollHeight - 40";

	private final List<String> heard = new ArrayList<>();
	private long used;
	private volatile long perFrame;
	private Shell shell;
	private BrowserTranscript transcript;

	@BeforeEach
	void open() {
		UiThread.run(() -> {
			shell = new Shell(UiThread.display());
			shell.setLayout(new FillLayout());
			transcript = new BrowserTranscript(shell, new RecordingListener(heard),
					new FramePace(() -> used += perFrame, System::nanoTime));
			var font = new FontData("Sans", 10, SWT.NORMAL);
			transcript.setTheme(
					new TranscriptTheme(Palette.of(new RGB(255, 255, 255), new RGB(20, 20, 20), new RGB(0, 0, 200)),
							font, font, 100));
			shell.setSize(500, 400);
			shell.open();
			show(new TranscriptEdit.AddEntry<>(ENTRY, null, EntryKind.ANSWER),
					new TranscriptEdit.Put<>(ENTRY, PieceKey.of(Slot.BODY), CONTENT));
		});
		UiThread.waitUntil("the page is there", () -> transcript.control() instanceof Browser browser
				&& Boolean.TRUE
						.equals(browser.evaluate("return !!document.querySelector('button[data-a=regenerate]')")));
	}

	@AfterEach
	void close() {
		UiThread.run(shell::dispose);
	}

	@ParameterizedTest
	@ValueSource(strings = {
			// calls the function that leads to Java
			"openRouterCall('action', 'the-answer', 'regenerate'); openRouterCall('link', 'https://evil.example/')",
			"openRouterCall('', 'action', 'the-answer', 'regenerate'); openRouterCall(null, 'link', 'https://evil.example/')",
			"for (const name of Object.getOwnPropertyNames(window)) { const value = window[name];"
					+ " if (typeof value === 'string') openRouterCall(value, 'action', 'the-answer', 'regenerate') }",
			// pretends that the user clicked or pressed a key
			"document.querySelectorAll('button, a').forEach(e => e.click())",
			"document.querySelectorAll('button, a').forEach(e => e.dispatchEvent(new MouseEvent('click', { bubbles: true })))",
			"document.querySelectorAll('a').forEach(e => e.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })))",
			"const fake = new MouseEvent('click', { bubbles: true }); try { Object.defineProperty(fake, 'isTrusted', { value: true }) }"
					+ " catch (e) {} document.querySelector('button').dispatchEvent(fake)",
			// has the page begin again
			"openRouterPage.ready(); openRouterPage.init({ earlier: 'x' }); document.querySelector('button').click()"})
	void aScriptCanDoNothing(String script) {
		UiThread.run(() -> browser().execute(script));
		PageMouse.click(browser(), "button[data-a=regenerate]", 0);
		UiThread.waitUntil("the user can", () -> !heard.isEmpty());
		assertEquals(List.of("the-answer regenerate"), heard);
	}

	/** While it paints one the next one is prepared, or it would ask in vain before it gets it. */
	@Test
	void thePageCallsOnceForEachFrame() {
		var calls = new ArrayList<Integer>();
		UiThread.run(() -> showAgain(calls));
		UiThread.waitUntil("all were fetched", () -> calls.size() == 12);
		assertEquals(11, UiThread.get(() -> calls.getLast() - calls.getFirst()));
	}

	@Test
	void thePageComesMoreRarelyWhereFramesTakeTheUiThreadLong() {
		// time stands still for the page, so that it waits for all of the pause
		UiThread.run(() -> browser().execute("performance.now = () => 1; window.pauses = []; const was = setTimeout;"
				+ " window.setTimeout = (work, ms, ...rest) => { pauses.push(ms); return was(work, ms, ...rest) }"));
		perFrame = TimeUnit.MILLISECONDS.toNanos(8);
		var calls = new ArrayList<Integer>();
		UiThread.run(() -> showAgain(calls));
		UiThread.waitUntil("all were fetched", () -> calls.size() == 12);
		assertEquals(true, UiThread.get(() -> browser().evaluate("return pauses.includes(8 * 17)")));
	}

	/** Shows frames, each as soon as it is welcome, and notes how often the page had called by then. */
	private void showAgain(List<Integer> calls) {
		if (calls.size() < 12) {
			transcript.prepare(new Frame<>(
					List.of(new TranscriptEdit.Put<>(ENTRY, PieceKey.of(Slot.TAIL), "<p>" + calls.size() + "</p>")),
					null,
					false)).show(spent -> {
						calls.add(transcript.asked());
						showAgain(calls);
					});
		}
	}

	/** Whatever it replaces, the secret that calls carry does not pass through it, nor does it lie about. */
	@Test
	void aScriptDoesNotLearnTheSecret() {
		UiThread.run(() -> browser().execute("window.seen = [];"
				+ "const spy = (on, name) => { try { const was = on[name]; on[name] = function(...args) {"
				+ " seen.push(args.map(String).join()); return was.apply(this, args) } } catch (e) {} };"
				+ "spy(window, 'openRouterCall'); spy(window, 'callJava'); spy(window, 'encodeURIComponent');"
				+ "spy(JSON, 'stringify'); spy(XMLHttpRequest.prototype, 'open'); spy(Array.prototype, 'slice');"
				+ "spy(Function.prototype, 'call'); spy(Array.prototype, Symbol.iterator);"
				+ "try { Object.prototype.toJSON = function() { seen.push(String(this)); return this } } catch (e) {}"
				+ "try { window.XMLHttpRequest = class { open(...args) { seen.push(args.join()) } send() {} } } catch (e) {}"));
		PageMouse.click(browser(), "button[data-a=regenerate]", 0);
		UiThread.waitUntil("the call came", () -> !heard.isEmpty());
		var secret = UiThread.get(transcript::secret);
		assertEquals(36, secret.length());
		var found = UiThread
				.get(() -> (String) browser().evaluate("return seen.join('|') + document.documentElement.outerHTML"
						+ " + Object.getOwnPropertyNames(openRouterPage).map(n => String(openRouterPage[n])).join('|')"));
		assertFalse(found.contains(secret), found);
	}

	@Test
	void aSelectionIsCopiedWithoutTheNamesOfButtons() {
		UiThread.run(() -> {
			transcript.selectAll();
			transcript.copySelection();
		});
		UiThread.waitUntil("it is in the clipboard", () -> {
			var clipboard = new Clipboard(UiThread.display());
			var copied = clipboard.getContents(TextTransfer.getInstance()) instanceof String text ? text : "";
			clipboard.dispose();
			return copied.contains("a link") && copied.contains("code") && !copied.contains("Regenerate")
					&& !copied.contains("Copy");
		});
	}

	@Test
	void whoScrolledUpCanJumpToTheLatest() {
		UiThread.run(() -> show(new TranscriptEdit.Put<>(ENTRY, PieceKey.of(Slot.TAIL), "<p>line</p>".repeat(200))));
		UiThread.waitUntil("the end is shown", () -> Boolean.TRUE.equals(browser().evaluate(AT_END)));
		UiThread.run(() -> browser().execute("window.scrollTo(0, 100)"));
		UiThread.waitUntil("the button is there",
				() -> Boolean.FALSE.equals(browser().evaluate("return document.getElementById('latest').hidden")));
		UiThread.run(() -> show(new TranscriptEdit.Put<>(ENTRY, PieceKey.of(Slot.FOOT), "<p>foot</p>".repeat(20))));
		PageMouse.click(browser(), "#latest", 0);
		UiThread.waitUntil("the end is shown again", () -> Boolean.TRUE.equals(browser().evaluate(AT_END)));
		UiThread.waitUntil("the button is gone",
				() -> Boolean.TRUE.equals(browser().evaluate("return document.getElementById('latest').hidden")));
	}

	@Test
	void textFromRightToLeftIsMirroredAndCodeIsNot() {
		UiThread.run(() -> show(
				new TranscriptEdit.Put<>(ENTRY, PieceKey.of(Slot.TAIL),
						"<ul><li>\u05E9\u05DC\u05D5\u05DD <code>x = 1</code></li></ul>"
								+ "<table><tr><td>\u05E9\u05DC\u05D5\u05DD</td></tr></table><ol><li>hello</li></ol>")));
		UiThread.waitUntil("they run each in its way", () -> "rtl rtl ltr ltr".equals(browser().evaluate(
				"return ['ul', 'table', 'ul code', 'ol'].map(s => document.querySelector(s)).map(e => e && getComputedStyle(e).direction).join(' ')")));
	}

	@Test
	void whoCopiesTwiceSeesTheNameOfTheButtonAgain() {
		var copy = "button[data-a^=copy]";
		var name = UiThread.get(() -> text(copy));
		PageMouse.click(browser(), copy, 0);
		PageMouse.click(browser(), copy, 0);
		UiThread.waitUntil("both clicks were heard", () -> heard.size() == 2);
		UiThread.run(() -> browser().execute("setTimeout(() => { window.isLater = true }, 1000)"));
		UiThread.waitUntil("the sign has been shown long enough",
				() -> Boolean.TRUE.equals(browser().evaluate("return window.isLater === true")));
		assertEquals(name, UiThread.get(() -> text(copy)));
	}

	@Test
	void reasoningThatGoesOnStaysAsTheUserFoldedIt() {
		putReasoning("one", false);
		UiThread.run(() -> browser().execute("const card = document.querySelector('details.reasoning');"
				+ " card.open = false; card.querySelector('summary').focus()"));
		putReasoning("two", false);
		var state = "const card = document.querySelector('details.reasoning');"
				+ " return card.open + ' ' + (document.activeElement === card.querySelector('summary'))";
		assertEquals("false true", UiThread.get(() -> browser().evaluate(state)));
		putReasoning("all", true);
		UiThread.run(() -> browser().execute("document.querySelector('details.reasoning').open = true"));
		putReasoning("again", true);
		assertEquals("true true", UiThread.get(() -> browser().evaluate(state)));
	}

	@Test
	void reasoningIsFoldedWhenItHasEnded() {
		putReasoning("one", false);
		putReasoning("all", true);
		assertEquals(false,
				UiThread.get(() -> browser().evaluate("return document.querySelector('details.reasoning').open")));
	}

	private void putReasoning(String text, boolean folded) {
		UiThread.run(() -> show(new TranscriptEdit.Put<>(ENTRY, PieceKey.of(Slot.REASONING),
				new HtmlPieceRenderer("{0}").reasoning("Reasoning", "<p>" + text + "</p>", folded))));
		UiThread.waitUntil("the reasoning is " + text, () -> text.equals(text("details.reasoning > p")));
	}

	/** To be called on the UI thread. */
	private Object text(String selector) {
		return browser().evaluate("return document.querySelector('" + selector + "')?.textContent");
	}

	@Test
	void whereALinkLeadsIsShownUnderTheMouse() {
		UiThread.run(() -> PageMouse.move(browser(), "a[data-h]", 0));
		UiThread.waitUntil("the address is shown", () -> "https://example.org/".equals(browser().evaluate(
				"const t = document.getElementById('target'); return t.getBoundingClientRect().height ? t.textContent : ''")));
		UiThread.run(() -> PageMouse.move(browser(), "button[data-a=regenerate]", 0));
		UiThread.waitUntil("it is not shown any more",
				() -> Boolean.TRUE.equals(browser().evaluate("return document.getElementById('target').hidden")));
	}

	private Browser browser() {
		return (Browser) transcript.control();
	}

	@SafeVarargs
	private void show(TranscriptEdit<String>... edits) {
		transcript.prepare(new Frame<>(List.of(edits), null, false)).show(nanoseconds -> {
			// shown
		});
	}
}
