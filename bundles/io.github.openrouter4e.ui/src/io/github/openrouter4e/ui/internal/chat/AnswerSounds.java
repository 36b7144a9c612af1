package io.github.openrouter4e.ui.internal.chat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;

import io.github.openrouter4e.ui.internal.Background;
import io.github.openrouter4e.ui.internal.Ui;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.transcript.Sound;

/**
 * Plays and saves spoken answers, one at a time. What the Java platform cannot play is opened in the program that the
 * operating system has for it. For the UI thread.
 */
final class AnswerSounds {

	private final Control owner;
	private final Consumer<String> say;
	private final Speaker speaker;
	private final Predicate<String> launcher;
	/** Of the sound that is played. */
	private AtomicBoolean stopped = new AtomicBoolean();

	/** @param say tells the user what happened, or why nothing did */
	AnswerSounds(Control owner, Consumer<String> say) {
		this(owner, say, Speaker::platform, Program::launch);
	}

	/** @param launcher opens a file in the program that the operating system has for it; false if there is none */
	AnswerSounds(Control owner, Consumer<String> say, Speaker speaker, Predicate<String> launcher) {
		this.owner = owner;
		this.say = say;
		this.speaker = speaker;
		this.launcher = launcher;
		owner.addListener(SWT.Dispose, event -> stop());
	}

	/** Plays a sound from its beginning, in place of the one before. */
	void play(Sound sound) {
		stop();
		var own = new AtomicBoolean();
		stopped = own;
		// not a virtual thread: writing to a sound device keeps the thread that carries it
		var thread = new Thread(() -> {
			if (!sound.isSamples() || !speaker.play(sound.bytes(), own::get)) {
				open(sound);
			}
		}, "OpenRouter sound"); //$NON-NLS-1$
		thread.setDaemon(true);
		thread.start();
	}

	/** Plays nothing more. */
	void stop() {
		stopped.set(true);
	}

	private void open(Sound sound) {
		try {
			var file = Files.createTempFile("answer", '.' + sound.extension()); //$NON-NLS-1$
			file.toFile().deleteOnExit(); // the other program reads it when it likes
			Files.write(file, sound.file());
			Ui.later(owner, () -> say.accept(launcher.test(file.toString())
					? Messages.AnswerSounds_opened
					: Messages.AnswerSounds_noPlayer));
		} catch (IOException e) {
			Ui.later(owner, () -> say.accept(NLS.bind(Messages.AnswerSounds_failed, e.getLocalizedMessage())));
		}
	}

	/** Asks for a file, and writes it. */
	void save(Sound sound) {
		var dialog = new FileDialog(owner.getShell(), SWT.SAVE);
		dialog.setText(Messages.AnswerSounds_saveTitle);
		dialog.setFileName("answer." + sound.extension()); //$NON-NLS-1$
		dialog.setOverwrite(true);
		var chosen = dialog.open();
		if (chosen != null) {
			save(sound, Path.of(chosen));
		}
	}

	void save(Sound sound, Path file) {
		Background.run(owner, () -> Files.write(file, sound.file()),
				written -> say.accept(NLS.bind(Messages.AnswerImages_saved, written)),
				e -> say.accept(NLS.bind(Messages.AnswerSounds_failed, e instanceof IOException
						? e.getLocalizedMessage()
						: e.toString())));
	}
}
