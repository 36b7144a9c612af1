package io.github.openrouter4e.ui.internal.chat;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.custom.StyledTextContent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Event;

/**
 * The styles of a text that are told to the widget by a listener, line by line as lines come into view. SWT offers no way
 * to ask for them, so this asks the listeners with the event that the widget sends.
 */
@SuppressWarnings("nls")
final class StyledLines {

	private static final int LINE_GET_BACKGROUND = 3001;
	private static final int LINE_GET_STYLE = 3002;

	private StyledLines() {}

	/** To be called on the UI thread. */
	static Stream<StyleRange> of(StyledText text) {
		return IntStream.range(0, text.getLineCount()).boxed().flatMap(line -> of(text, line));
	}

	/** The background of a line; null if it is that of the widget. To be called on the UI thread. */
	static RGB background(StyledText text, int line) {
		return ask(text, line, LINE_GET_BACKGROUND, "lineBackground") instanceof Color color ? color.getRGB() : null;
	}

	private static Stream<StyleRange> of(StyledText text, int line) {
		return ask(text, line, LINE_GET_STYLE, "styles") instanceof StyleRange[] styles
				? Arrays.stream(styles)
				: Stream.empty();
	}

	private static Object ask(StyledText text, int line, int what, String answer) {
		try {
			var type = Class.forName("org.eclipse.swt.custom.StyledTextEvent", true, StyledText.class.getClassLoader());
			var constructor = type.getDeclaredConstructor(StyledTextContent.class);
			constructor.setAccessible(true);
			var event = (Event) constructor.newInstance(text.getContent());
			event.detail = text.getOffsetAtLine(line);
			event.text = text.getLine(line);
			text.notifyListeners(what, event);
			var field = type.getDeclaredField(answer);
			field.setAccessible(true);
			return field.get(event);
		} catch (ReflectiveOperationException e) {
			throw new AssertionError(e);
		}
	}
}
