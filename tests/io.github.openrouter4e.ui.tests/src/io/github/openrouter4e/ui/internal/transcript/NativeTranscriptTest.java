package io.github.openrouter4e.ui.internal.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.ui.internal.markdown.RichText;
import io.github.openrouter4e.ui.internal.markdown.RichText.LineKind;
import io.github.openrouter4e.ui.internal.markdown.RichText.Style;
import io.github.openrouter4e.ui.internal.markdown.RichText.Trait;
import io.github.openrouter4e.ui.internal.markdown.RichTextBuilder;
import io.github.openrouter4e.ui.internal.transcript.Key.Slot;
import io.github.openrouter4e.ui.tests.UiThread;
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
			widget.show(new Op.Extend<>("b", Key.of(Slot.BODY), text("more")),
					NativeWidget.put("b", Slot.TAIL, text("end")));
			assertEquals("head\nbody\nmore\nend\n", read(widget));
			widget.show(new Op.DropAll<>("b", Slot.BODY), new Op.Drop<>("a", Key.of(Slot.HEAD)));
			assertEquals("end\n", read(widget));
			widget.show(new Op.DropEntry<>("b"));
			assertEquals("", read(widget));
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
					new Op.Extend<>("b", Key.of(Slot.BODY), NativeWidget.lines("c", 40)));
			assertEquals(before, top(widget));
		}
	}

	@Test
	void whoReadsTheEndStaysThere() {
		try (var widget = new NativeWidget(400, 200)) {
			widget.show(NativeWidget.entry("b", null), NativeWidget.put("b", Slot.BODY, NativeWidget.lines("b", 100)));
			widget.show(new Op.Extend<>("b", Key.of(Slot.BODY), NativeWidget.lines("c", 40)));
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
			widget.show(new Op.Extend<>("b", Key.of(Slot.BODY), code));
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
