package io.github.openrouter4e.ui.internal.chat.composer;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Blob;
import io.github.openrouter4e.storage.WellFormed;
import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.ModelessDialog;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.transcript.Amounts;

/** Shows what is sent with an attachment, and what of a folder is not. */
final class AttachmentDialog extends ModelessDialog {

	/** Native text fields are slow with more; nobody reads that far. */
	private static final int MOST_TEXT = 500_000;
	private static final int LEFT_OUT_LINES = 6;

	private final Attachment attachment;
	private final String cost;
	private final List<FolderReader.LeftOut> leftOut;

	/**
	 * @param cost    tokens and price; "" if they are not known
	 * @param leftOut what is in the folder and not sent
	 */
	AttachmentDialog(Shell parent, Attachment attachment, String cost, List<FolderReader.LeftOut> leftOut) {
		super(parent, attachment.name());
		this.attachment = attachment;
		this.cost = cost;
		this.leftOut = leftOut;
	}

	@Override
	protected Point getInitialSize() {
		return new Point(760, 560);
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		var area = (Composite) super.createDialogArea(parent);
		if (!cost.isEmpty()) {
			label(area, NLS.bind(Messages.Chips_cost, cost));
		}
		switch (attachment) {
			case Attachment.TextFile file -> text(area, file.text());
			case Attachment.PastedText pasted -> text(area, pasted.text());
			case Attachment.WebPage page -> text(area, page.text());
			case Attachment.FolderListing folder -> text(area, folder.listing());
			case Attachment.AnswerSchema schema -> text(area, schema.json());
			case Attachment.Image image -> image(area, image.data());
			case Attachment.Audio audio -> label(area, NLS.bind(Messages.AttachmentDialog_previewAudio,
					audio.format().toUpperCase(Locale.ROOT), Amounts.count((audio.size() + 999) / 1000)));
			case Attachment.Video video -> label(area,
					NLS.bind(Messages.AttachmentDialog_previewVideo, Amounts.count((video.size() + 999) / 1000)));
			case Attachment.Pdf pdf -> label(area,
					NLS.bind(Messages.AttachmentDialog_previewPdf, Amounts.count((pdf.size() + 999) / 1000)));
		}
		if (!leftOut.isEmpty()) {
			label(area, NLS.bind(Messages.AttachmentDialog_previewLeftOut, Amounts.count(leftOut.size())));
			var list = field(area, leftOut.stream().map(left -> left.name() + " \u2013 " + left.reason()) //$NON-NLS-1$
					.collect(Collectors.joining("\n"))); //$NON-NLS-1$
			Accessibles.name(list, NLS.bind(Messages.AttachmentDialog_previewLeftOut, Amounts.count(leftOut.size())));
			var data = new GridData(SWT.FILL, SWT.FILL, true, false);
			data.heightHint = LEFT_OUT_LINES * list.getLineHeight();
			data.widthHint = 100;
			list.setLayoutData(data);
		}
		return area;
	}

	private static void text(Composite area, String text) {
		label(area, Messages.AttachmentDialog_previewSent);
		var field = field(area, WellFormed.shortened(text, MOST_TEXT));
		Accessibles.name(field, Messages.AttachmentDialog_previewSent);
		field.setFont(JFaceResources.getTextFont());
		var data = new GridData(SWT.FILL, SWT.FILL, true, true);
		data.widthHint = data.heightHint = 100; // as large as the dialog
		field.setLayoutData(data);
	}

	private static Text field(Composite area, String text) {
		var field = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.H_SCROLL | SWT.V_SCROLL);
		field.setText(text);
		return field;
	}

	private static void label(Composite area, String text) {
		var label = new Label(area, SWT.WRAP);
		label.setText(text.replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$
		label.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
	}

	/** It was scaled when it was attached, so this decodes little. */
	private static void image(Composite area, Blob data) {
		var scrolled = new ScrolledComposite(area, SWT.H_SCROLL | SWT.V_SCROLL);
		scrolled.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		var label = new Label(scrolled, SWT.NONE);
		try {
			var image = new Image(area.getDisplay(), data.open());
			label.setImage(image);
			label.addDisposeListener(event -> image.dispose());
		} catch (SWTException e) {
			label.setText(e.getLocalizedMessage()); // a kind that the widget toolkit does not read everywhere
		}
		scrolled.setContent(label);
		label.setSize(label.computeSize(SWT.DEFAULT, SWT.DEFAULT));
	}
}
