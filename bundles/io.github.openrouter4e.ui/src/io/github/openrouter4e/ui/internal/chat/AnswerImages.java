package io.github.openrouter4e.ui.internal.chat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;

import io.github.openrouter4e.markdown.text.DataImage;
import io.github.openrouter4e.markdown.text.ImageHeader;
import io.github.openrouter4e.ui.internal.Background;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.transcript.styledtext.ImageDecoder;

/**
 * Takes images of answers to the clipboard and to files. Anybody may have made them: what is no image that can be shown is
 * not decoded, and a file is called after what it is, not after what the answer says. For the UI thread.
 */
final class AnswerImages {

	private final Control owner;
	private final Consumer<String> say;

	/** @param say tells the user what happened, or why nothing did */
	AnswerImages(Control owner, Consumer<String> say) {
		this.owner = owner;
		this.say = say;
	}

	/** @param address a data: address */
	void copy(String address) {
		Background.<@Nullable ImageData>run(owner, () -> ImageDecoder.decode(address), data -> {
			if (data == null) {
				say.accept(Messages.AnswerImages_unreadable);
				return;
			}
			var clipboard = new Clipboard(owner.getDisplay());
			try {
				clipboard.setContents(new Object[]{data}, new Transfer[]{ImageTransfer.getInstance()});
			} finally {
				clipboard.dispose();
			}
		}, e -> say.accept(Messages.AnswerImages_unreadable));
	}

	/** @param address a data: address */
	void save(String address) {
		var header = DataImage.header(address);
		if (header == null) {
			say.accept(Messages.AnswerImages_unreadable);
			return;
		}
		var dialog = new FileDialog(owner.getShell(), SWT.SAVE);
		dialog.setText(Messages.AnswerImages_saveTitle);
		dialog.setFileName("image." + header.extension()); //$NON-NLS-1$
		dialog.setOverwrite(true);
		var chosen = dialog.open();
		if (chosen != null) {
			save(address, Path.of(chosen));
		}
	}

	/** Writes an image as it came. */
	void save(String address, Path file) {
		Background.run(owner, () -> {
			var bytes = DataImage.bytes(address);
			if (bytes == null || ImageHeader.of(bytes) == null) {
				return false;
			}
			Files.write(file, bytes);
			return true;
		}, written -> say.accept(written
				? NLS.bind(Messages.AnswerImages_saved, file)
				: Messages.AnswerImages_unreadable),
				e -> say.accept(NLS.bind(Messages.AnswerImages_failed, e instanceof IOException
						? e.getLocalizedMessage()
						: e.toString())));
	}
}
