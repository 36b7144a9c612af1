package io.github.openrouter4e.ui.internal.transcript.styledtext;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.TextChangeListener;
import org.eclipse.swt.custom.TextChangedEvent;
import org.eclipse.swt.custom.TextChangingEvent;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.markdown.RichText;
import io.github.openrouter4e.markdown.RichText.LineKind;
import io.github.openrouter4e.markdown.RichText.Style;
import io.github.openrouter4e.markdown.RichText.Trait;
import io.github.openrouter4e.markdown.RichTextBuilder;
import io.github.openrouter4e.markdown.code.ShownCodes;
import io.github.openrouter4e.markdown.parser.MarkdownParser;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.transcript.ActionNames;
import io.github.openrouter4e.ui.internal.transcript.ActionView;
import io.github.openrouter4e.ui.internal.transcript.CodeUse;
import io.github.openrouter4e.ui.internal.transcript.FooterView;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.internal.transcript.browser.HtmlPieceRenderer;
import io.github.openrouter4e.ui.internal.transcript.feed.PieceKey;
import io.github.openrouter4e.ui.internal.transcript.feed.PieceKey.Slot;
import io.github.openrouter4e.ui.internal.transcript.feed.TranscriptEdit;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

@WorkbenchTest
@SuppressWarnings("nls")
class NativeTranscriptTest {

	private static final Style LINK = Style.PLAIN.withLink("https://openrouter.ai/");

	@Test
	void piecesStandInTheirOrderAndAreReplacedAlone() {
		try (var widget = new NativeWidget(400, 300)) {
			widget.show(NativeWidget.entry("b", null), NativeWidget.put("b", Slot.TAIL, text("tail")),
					NativeWidget.put("b", Slot.BODY, text("body")), NativeWidget.entry("a", "b"),
					NativeWidget.put("a", Slot.HEAD, text("head")));
			assertEquals("head\nbody\ntail\n", read(widget));
			widget.show(new TranscriptEdit.Extend<>("b", PieceKey.of(Slot.BODY), text("more")),
					NativeWidget.put("b", Slot.TAIL, text("end")));
			assertEquals("head\nbody\nmore\nend\n", read(widget));
			widget.show(new TranscriptEdit.DropAll<>("b", Slot.BODY),
					new TranscriptEdit.Drop<>("a", PieceKey.of(Slot.HEAD)));
			assertEquals("end\n", read(widget));
			widget.show(new TranscriptEdit.DropEntry<>("b"));
			assertEquals("", read(widget));
		}
	}

	/** With each change the text measures lines, so a frame is one change, of no more lines than look another way. */
	@Test
	void aFrameChangesTheTextOnceAndOnlyWhereItLooksAnotherWay() {
		try (var widget = new NativeWidget(400, 300)) {
			widget.show(NativeWidget.entry("a", null), NativeWidget.put("a", Slot.HEAD, text("head")),
					NativeWidget.put("a", Slot.TAIL, text("one\ntwo")));
			var changes = new ArrayList<String>();
			UiThread.run(() -> widget.text().getContent().addTextChangeListener(noteIn(changes)));
			widget.show(NativeWidget.put("a", Slot.BODY, text("one\ntwo")),
					NativeWidget.put("a", Slot.TAIL, text("three")));
			assertEquals("head\none\ntwo\nthree\n", read(widget));
			assertEquals(List.of("13+6-0"), changes);
			widget.show(NativeWidget.put("a", Slot.TAIL,
					new RichTextBuilder().append("three", RichText.Style.PLAIN.with(RichText.Trait.BOLD)).append("\n")
							.build()));
			assertEquals(List.of("13+6-0", "13+6-6"), changes, "the same words, but bold");
		}
	}

	private static TextChangeListener noteIn(List<String> changes) {
		return new TextChangeListener() {
			@Override
			public void textChanging(TextChangingEvent event) {
				changes.add("%d+%d-%d".formatted(event.start, event.newCharCount, event.replaceCharCount));
			}

			@Override
			public void textChanged(TextChangedEvent event) {
				// told before
			}

			@Override
			public void textSet(TextChangedEvent event) {
				changes.add("set");
			}
		};
	}

	/** Edits in frames of any size do what they do one by one. */
	@Test
	void framesDoWhatTheirEditsDo() {
		var random = new Random(5);
		var slots = List.of(Slot.HEAD, Slot.BODY, Slot.TAIL, Slot.FOOT);
		try (var widget = new NativeWidget(400, 300)) {
			widget.show(NativeWidget.entry("a", null), NativeWidget.entry("b", null));
			var expected = new TreeMap<String, TreeMap<PieceKey, String>>(
					Map.of("a", new TreeMap<>(), "b", new TreeMap<>()));
			for (var frame = 0; frame < 150; frame++) {
				var edits = new ArrayList<TranscriptEdit<RichText>>();
				for (var count = random.nextInt(1, 5); count > 0; count--) {
					var id = random.nextInt(4) == 0 ? "a" : "b";
					var key = new PieceKey(slots.get(random.nextInt(slots.size())), random.nextInt(3));
					var lines = "line\n".repeat(random.nextInt(3)) + random.nextInt(3);
					var pieces = expected.get(id);
					switch (random.nextInt(6)) {
						case 0 -> {
							edits.add(new TranscriptEdit.Drop<>(id, key));
							pieces.remove(key);
						}
						case 1 -> {
							edits.add(new TranscriptEdit.DropAll<>(id, key.slot()));
							pieces.keySet().removeIf(piece -> piece.slot() == key.slot());
						}
						case 2 -> {
							edits.add(new TranscriptEdit.Extend<>(id, key, text(lines)));
							pieces.computeIfPresent(key, (piece, before) -> before + lines + "\n");
						}
						default -> {
							edits.add(new TranscriptEdit.Put<>(id, key, text(lines)));
							pieces.put(key, lines + "\n");
						}
					}
				}
				widget.show(edits);
				assertEquals(expected.values().stream().flatMap(pieces -> pieces.values().stream())
						.collect(Collectors.joining()), read(widget), "frame " + frame + ": " + edits);
			}
		}
	}

	@Test
	void linksAreFollowedByKeyWhereverTheTextMoved() {
		try (var widget = new NativeWidget(400, 300)) {
			widget.show(NativeWidget.entry("b", null), NativeWidget.put("b", Slot.BODY,
					new RichTextBuilder().append("see ").append("there", LINK).append("\n").build()));
			widget.show(NativeWidget.entry("a", "b"), NativeWidget.put("a", Slot.HEAD,
					new RichTextBuilder().append("Edit", LINK.withLink(RichText.ACTION + "edit")).append("\n")
							.build()));
			UiThread.run(() -> {
				widget.text().traverse(SWT.TRAVERSE_TAB_NEXT);
				assertEquals("Edit", widget.text().getSelectionText());
				press(widget);
				widget.text().traverse(SWT.TRAVERSE_TAB_NEXT);
				assertEquals("there", widget.text().getSelectionText());
				press(widget);
				widget.text().traverse(SWT.TRAVERSE_TAB_PREVIOUS);
				assertEquals("Edit", widget.text().getSelectionText());
			});
			assertEquals(List.of("a edit", "https://openrouter.ai/"), widget.heard);
		}
	}

	/** The text moves while an answer grows, or when a message comes or goes: perhaps between the two halves of a click. */
	@Test
	void aClickFollowsOnlyTheLinkOnWhichItBegan() {
		try (var widget = new NativeWidget(400, 300)) {
			widget.show(NativeWidget.entry("b", null), NativeWidget.put("b", Slot.HEAD, action("Delete")));
			mouse(widget, SWT.MouseDown);
			widget.show(NativeWidget.entry("a", "b"), NativeWidget.put("a", Slot.HEAD, action("Delete")));
			mouse(widget, SWT.MouseUp);
			assertEquals(List.of(), widget.heard);
			mouse(widget, SWT.MouseUp);
			assertEquals(List.of(), widget.heard);
			mouse(widget, SWT.MouseDown);
			mouse(widget, SWT.MouseUp);
			assertEquals(List.of("a delete"), widget.heard);
		}
	}

	private static RichText action(String label) {
		return new RichTextBuilder().append(label, LINK.withLink(RichText.ACTION + "delete")).append("\n").build();
	}

	/** At the first character. */
	private static void mouse(NativeWidget widget, int type) {
		UiThread.run(() -> {
			var place = widget.text().getLocationAtOffset(0);
			var event = new Event();
			event.button = 1;
			event.count = 1;
			event.x = place.x + 2;
			event.y = place.y + 5;
			widget.text().notifyListeners(type, event);
		});
	}

	/** What is wrapped behind a deep quote would have one character a line, and the UI thread would lay out thousands. */
	@ParameterizedTest
	@ValueSource(ints = {10, 1_000, 100_000})
	void aDeepQuoteTakesNoMoreLinesThanItsTextNeeds(int depth) {
		try (var widget = new NativeWidget(400, 300)) {
			var quote = new MarkdownParser().parse(">".repeat(depth) + " word".repeat(200)).getFirstChild();
			var quoted = widget.renderer().block(quote, new ShownCodes().group());
			widget.show(NativeWidget.entry("b", null), NativeWidget.put("b", Slot.BODY, quoted));
			widget.show(new TranscriptEdit.Extend<>("b", PieceKey.of(Slot.BODY), text("end")));
			UiThread.run(() -> {
				var text = widget.text();
				var rows = text.getLinePixel(text.getLineCount() - 2) - text.getLinePixel(0);
				var needed = text.getCharCount() / 30 + text.getLineCount(); // the view has room for more than 45
				assertTrue(rows / text.getLineHeight() <= 2 * needed, rows / text.getLineHeight() + " rows, " + needed);
			});
		}
	}

	@Test
	void textOfManyStylesIsSplitToo() {
		try (var widget = new NativeWidget(400, 300)) {
			var builder = new RichTextBuilder();
			for (var line = 0; line < 30; line++) {
				for (var i = 0; i < 50; i++) {
					builder.append("ab", Style.PLAIN.with(i % 2 == 0 ? Trait.BOLD : Trait.ITALIC));
				}
				builder.append("\n");
			}
			var styled = builder.build();
			assertTrue(widget.renderer().load(styled) > 1);
			widget.renderer().split(styled).forEach(part -> assertTrue(widget.renderer().load(part) <= 1));
		}
	}

	@Test
	void aSelectionIsCopiedWithoutTheNamesOfActions() {
		try (var widget = new NativeWidget(400, 300)) {
			widget.show(NativeWidget.entry("b", null), NativeWidget.put("b", Slot.BODY,
					new RichTextBuilder().append("java   ")
							.append("Copy", LINK.withLink(ActionNames.link(new UserAction.OnCode(CodeUse.COPY, "0"))))
							.append("   ").append("Save", LINK.withLink(RichText.ACTION + "save:0"))
							.append("\nint x = 1;\nsee ").append("there", LINK).append(".\n").build()));
			UiThread.run(() -> {
				widget.text().selectAll();
				widget.text().copy();
				var clipboard = new Clipboard(widget.text().getDisplay());
				assertEquals("java   \nint x = 1;\nsee there.\n", clipboard.getContents(TextTransfer.getInstance()));
				clipboard.dispose();
			});
		}
	}

	/** Keys come up all the time, such as those that zoom. */
	@ParameterizedTest
	@ValueSource(ints = {60, 100, 200})
	void theEndStaysInViewAtEveryZoom(int zoom) {
		try (var widget = new NativeWidget(400, 200)) {
			widget.show(NativeWidget.entry("b", null), NativeWidget.put("b", Slot.BODY, NativeWidget.lines("b", 100)));
			widget.zoom(zoom);
			UiThread.run(() -> widget.text().notifyListeners(SWT.KeyUp, new Event()));
			widget.show(new TranscriptEdit.Extend<>("b", PieceKey.of(Slot.BODY), NativeWidget.lines("c", 40)));
			UiThread.run(() -> {
				var text = widget.text();
				assertTrue(text.getLinePixel(text.getLineCount() - 1) <= text.getClientArea().height);
			});
		}
	}

	@Test
	void textFromRightToLeftBeginsAtTheRight() {
		try (var widget = new NativeWidget(400, 300)) {
			var code = new RichTextBuilder().append("\u05E9\u05DC\u05D5\u05DD = 1", Style.PLAIN.with(Trait.MONO))
					.append("\n")
					.layOut(0, LineKind.CODE, 0).build();
			widget.show(NativeWidget.entry("b", null),
					NativeWidget.put("b", Slot.BODY,
							text("\u2022 \u05E9\u05DC\u05D5\u05DD (hello)\nhello \u05E9\u05DC\u05D5\u05DD")),
					NativeWidget.put("b", Slot.TAIL, code));
			UiThread.run(() -> {
				var text = widget.text();
				var middle = text.getClientArea().width / 2;
				assertTrue(text.getLocationAtOffset(text.getOffsetAtLine(0)).x > middle, "the first line");
				assertTrue(text.getLocationAtOffset(text.getOffsetAtLine(1)).x < middle, "the second line");
				assertTrue(text.getLocationAtOffset(text.getOffsetAtLine(2) + 8).x < middle, "code");
			});
		}
	}

	@Test
	void whereALinkLeadsIsShownUnderTheMouse() {
		try (var widget = new NativeWidget(400, 300)) {
			widget.show(NativeWidget.entry("b", null), NativeWidget.put("b", Slot.BODY,
					new RichTextBuilder().append("there", Style.PLAIN.withLink("https://openrouter.ai/?a&b"))
							.append("\n").append("Edit", LINK.withLink(RichText.ACTION + "edit")).append("\n")
							.build()));
			UiThread.run(() -> {
				move(widget, 2);
				assertEquals("https://openrouter.ai/?a&&b", widget.text().getToolTipText());
				move(widget, 7);
				assertNull(widget.text().getToolTipText());
			});
		}
	}

	/** As in the browser, where it is the title of the facts. */
	@Test
	void whatAFooterTellsBesideIsShownUnderTheMouse() {
		try (var widget = new NativeWidget(600, 300)) {
			var footer = new FooterView(List.of("some/model", "$0.031"), "Saved by prompt caching: $0.002\nA & B",
					List.of(new ActionView(UserAction.OnTurn.DETAILS, "Details\u2026")));
			widget.show(NativeWidget.entry("b", null),
					NativeWidget.put("b", Slot.BODY, widget.renderer().footer(footer)));
			UiThread.run(() -> {
				move(widget, 2);
				assertEquals("Saved by prompt caching: $0.002\nA && B", widget.text().getToolTipText());
				move(widget, widget.text().getText().indexOf("Details") + 2);
				assertNull(widget.text().getToolTipText());
			});
			assertTrue(new HtmlPieceRenderer("{0}").footer(footer)
					.contains("title=\"Saved by prompt caching: $0.002\nA &amp; B\""));
		}
	}

	private static void move(NativeWidget widget, int offset) {
		var place = widget.text().getLocationAtOffset(offset);
		var event = new Event();
		event.x = place.x + 1;
		event.y = place.y + 3;
		widget.text().notifyListeners(SWT.MouseMove, event);
	}

	/** What is above what the reader sees may grow and shrink: he goes on reading. */
	@Test
	void theReaderKeepsHisPlace() {
		try (var widget = new NativeWidget(400, 200)) {
			widget.show(NativeWidget.entry("b", null), NativeWidget.put("b", Slot.BODY, NativeWidget.lines("b", 100)));
			UiThread.run(() -> {
				widget.text().setTopIndex(50);
				widget.text().notifyListeners(SWT.KeyUp, new Event());
			});
			var before = top(widget);
			widget.show(NativeWidget.entry("a", "b"), NativeWidget.put("a", Slot.BODY, NativeWidget.lines("a", 30)));
			assertEquals(before, top(widget));
			widget.show(NativeWidget.put("a", Slot.BODY, NativeWidget.lines("a", 3)),
					new TranscriptEdit.Extend<>("b", PieceKey.of(Slot.BODY), NativeWidget.lines("c", 40)));
			assertEquals(before, top(widget));
		}
	}

	@Test
	void whoReadsTheEndStaysThere() {
		try (var widget = new NativeWidget(400, 200)) {
			widget.show(NativeWidget.entry("b", null), NativeWidget.put("b", Slot.BODY, NativeWidget.lines("b", 100)));
			widget.show(new TranscriptEdit.Extend<>("b", PieceKey.of(Slot.BODY), NativeWidget.lines("c", 40)));
			UiThread.run(() -> {
				var text = widget.text();
				assertTrue(text.getLinePixel(text.getLineCount() - 1) <= text.getClientArea().height);
				assertTrue(text.getLinePixel(text.getLineCount() - 30) < 0);
			});
		}
	}

	/** Else every layout around it would measure each line of a long conversation. */
	@Test
	void whatItPrefersDoesNotDependOnTheText() {
		try (var widget = new NativeWidget(400, 200)) {
			var before = UiThread.get(() -> widget.text().computeSize(SWT.DEFAULT, SWT.DEFAULT, true));
			widget.show(NativeWidget.entry("b", null), NativeWidget.put("b", Slot.BODY, NativeWidget.lines("b", 100)));
			assertEquals(before, UiThread.get(() -> widget.text().computeSize(SWT.DEFAULT, SWT.DEFAULT, true)));
		}
	}

	@Test
	void codeHasItsColours() {
		try (var widget = new NativeWidget(400, 300)) {
			var code = new RichTextBuilder().append("bold", Style.PLAIN.with(Trait.BOLD)).append("\n")
					.layOut(0, LineKind.CODE, 2).build();
			widget.show(NativeWidget.entry("b", null), NativeWidget.put("b", Slot.BODY, text("plain")));
			widget.show(new TranscriptEdit.Extend<>("b", PieceKey.of(Slot.BODY), code));
			UiThread.run(() -> {
				var text = widget.text();
				var pixels = Pixels.of(text);
				var margin = text.getClientArea().width - 30;
				assertEquals(NativeWidget.BACKGROUND, pixels.at(margin, text.getLinePixel(0) + 5));
				assertFalse(NativeWidget.BACKGROUND.equals(pixels.at(margin, text.getLinePixel(1) + 5)));
				assertEquals(NativeWidget.BACKGROUND, pixels.at(margin, text.getLinePixel(2) + 5));
			});
		}
	}

	private static RichText text(String text) {
		return new RichTextBuilder().append(text + "\n").build();
	}

	private static void press(NativeWidget widget) {
		var event = new Event();
		event.character = SWT.CR;
		event.keyCode = SWT.CR;
		widget.text().notifyListeners(SWT.KeyDown, event);
	}

	private static String read(NativeWidget widget) {
		return UiThread.get(() -> widget.text().getText());
	}

	private static String top(NativeWidget widget) {
		return UiThread.get(() -> widget.text().getLine(widget.text().getTopIndex()));
	}
}
