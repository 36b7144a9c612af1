package io.github.openrouter4e.ui.internal.chat;

import java.util.function.Consumer;

import org.eclipse.jface.preference.JFacePreferences;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;

import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.ui.internal.transcript.Palette;
import io.github.openrouter4e.ui.internal.transcript.TranscriptTheme;

/**
 * The look of the workbench as it is now: the colours that the theme gave to a
 * text field of ours, and the fonts and the colour of links of "Colors and Fonts". Follows both live. A
 * text field is repainted whenever its colours change, whoever changed them, so
 * painting is when to check them; that also serves themes that announce nothing.
 */
final class ThemeTracker {

	private static final int STEP = 10;

	private final Control reference;
	private final OpenRouterPreferences preferences;
	private final Consumer<TranscriptTheme> follower;
	private RGB background;
	private RGB foreground;

	ThemeTracker(Control reference, OpenRouterPreferences preferences, Consumer<TranscriptTheme> follower) {
		this.reference = reference;
		this.preferences = preferences;
		this.follower = follower;
		background = reference.getBackground().getRGB();
		foreground = reference.getForeground().getRGB();
		reference.addListener(SWT.Paint, event -> checkColors());
		IPropertyChangeListener fonts = event -> notifyFollower();
		IPropertyChangeListener colors = event -> {
			if (JFacePreferences.HYPERLINK_COLOR.equals(event.getProperty())) {
				notifyFollower();
			}
		};
		JFaceResources.getFontRegistry().addListener(fonts);
		JFaceResources.getColorRegistry().addListener(colors);
		reference.addDisposeListener(event -> {
			JFaceResources.getFontRegistry().removeListener(fonts);
			JFaceResources.getColorRegistry().removeListener(colors);
		});
	}

	TranscriptTheme current() {
		var link = JFaceResources.getColorRegistry().getRGB(JFacePreferences.HYPERLINK_COLOR);
		return new TranscriptTheme(Palette.of(background, foreground, link == null ? new RGB(0, 102, 204) : link),
				JFaceResources.getDialogFont().getFontData()[0], JFaceResources.getTextFont().getFontData()[0], zoom());
	}

	private int zoom() {
		return preferences.get(Settings.ZOOM);
	}

	/** @param steps larger by so many steps; 0: back to normal */
	void zoom(int steps) {
		preferences.set(Settings.ZOOM,
				steps == 0 ? Settings.ZOOM.defaultValue() : Settings.ZOOM.clamp(zoom() + (long) steps * STEP));
		follower.accept(current());
	}

	private void checkColors() {
		var newBackground = reference.getBackground().getRGB();
		var newForeground = reference.getForeground().getRGB();
		if (!newBackground.equals(background) || !newForeground.equals(foreground)) {
			background = newBackground;
			foreground = newForeground;
			// not while painting
			reference.getDisplay().asyncExec(this::notifyFollower);
		}
	}

	private void notifyFollower() {
		if (!reference.isDisposed()) {
			follower.accept(current());
		}
	}
}
