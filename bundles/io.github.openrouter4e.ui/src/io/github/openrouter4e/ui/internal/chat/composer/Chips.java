package io.github.openrouter4e.ui.internal.chat.composer;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.chat.conversation.EstimateView;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.transcript.Amounts;

/** What is attached to the prompt; a click shows what is sent, and the cross beside it takes it away. */
public final class Chips {

	static final String OPEN_KEY = "openrouter.chip.open"; //$NON-NLS-1$
	public static final String REMOVE_KEY = "openrouter.chip.remove"; //$NON-NLS-1$
	private static final String WIDGET_KEY = "org.eclipse.swtbot.widget.key"; //$NON-NLS-1$
	private static final int LONGEST = 18;
	private static final int MOST_IN_TIP = 12;
	/** Pixels from which on tokens and price stand in the chips, and not only in their tips. */
	private static final int WIDE = 480;

	private final Composite row;
	private final Runnable changed;
	private final Runnable removed;
	private final List<Attachment> attachments = new ArrayList<>();
	/** What they cost, as far as that is known. */
	private final Map<Attachment, @Nullable String> costs = new IdentityHashMap<>();
	/** How they were read, as far as they were read here. */
	private final Map<Attachment, AttachmentReader.Result.@Nullable Read> origins = new IdentityHashMap<>();

	/** @param removed told when the user has removed one */
	Chips(Composite parent, Runnable changed, Runnable removed) {
		this.changed = changed;
		this.removed = removed;
		row = new Composite(parent, SWT.NONE);
		var layout = new RowLayout(SWT.HORIZONTAL);
		layout.wrap = true;
		layout.marginLeft = layout.marginTop = layout.marginBottom = layout.marginRight = 0;
		row.setLayout(layout);
		row.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		row.addListener(SWT.Resize, event -> update());
		rebuild();
	}

	/** Shows what attachments cost; those of which nothing is told keep what was shown. */
	void showCosts(List<EstimateView.Part> parts) {
		for (var part : parts) {
			if (attachments.stream().anyMatch(attached -> attached == part.attachment())) {
				costs.put(part.attachment(), part.text());
			}
		}
		update();
	}

	List<Attachment> attachments() {
		return List.copyOf(attachments);
	}

	void set(List<Attachment> list) {
		attachments.clear();
		attachments.addAll(list);
		rebuild();
	}

	void remove(List<Attachment> list) {
		if (attachments.removeAll(list)) {
			rebuild();
		}
	}

	/** A schema takes the place of another one, as an answer can follow only one. */
	void add(Attachment attachment) {
		if (attachment instanceof Attachment.AnswerSchema) {
			attachments.removeIf(Attachment.AnswerSchema.class::isInstance);
		}
		attachments.add(attachment);
		rebuild();
	}

	void add(AttachmentReader.Result.Read read) {
		origins.put(read.attachment(), read);
		add(read.attachment());
	}

	/** Shows what is sent with an attachment. */
	void open(Attachment attachment) {
		var origin = origins.get(attachment);
		new AttachmentDialog(row.getShell(), attachment, cost(attachment),
				origin == null ? List.of() : origin.leftOut()).open();
	}

	private void rebuild() {
		for (var child : row.getChildren()) {
			child.dispose();
		}
		origins.keySet().removeIf(known -> attachments.stream().noneMatch(attached -> attached == known));
		costs.keySet().removeIf(known -> attachments.stream().noneMatch(attached -> attached == known));
		attachments.forEach(this::chip);
		row.setVisible(!attachments.isEmpty());
		((GridData) row.getLayoutData()).exclude = attachments.isEmpty();
		row.requestLayout();
		changed.run();
	}

	private void chip(Attachment attachment) {
		var chip = new Composite(row, SWT.NONE);
		var layout = new GridLayout(2, false);
		layout.marginWidth = layout.marginHeight = layout.horizontalSpacing = 0;
		chip.setLayout(layout);
		var whole = labelled(attachment, attachment.name());
		var open = button(chip, text(attachment), OPEN_KEY, tip(attachment, whole),
				() -> NLS.bind(Messages.Chips_chipOpen, priced(attachment, labelled(attachment, attachment.name()))));
		open.setData(attachment);
		open.addListener(SWT.Selection, event -> open(attachment));
		var remove = NLS.bind(Messages.Chips_chipRemove, whole);
		button(chip, "\u2715", REMOVE_KEY, remove.replace("&", "&&"), () -> remove).addListener(SWT.Selection, //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				event -> {
					attachments.remove(attachment);
					rebuild();
					removed.run();
				});
	}

	/** Shows costs that came, or for which there is room now. */
	private void update() {
		for (var chip : row.getChildren()) {
			for (var child : ((Composite) chip).getChildren()) {
				if (child instanceof Button open && open.getData() instanceof Attachment attachment) {
					var text = text(attachment);
					if (!text.equals(open.getText())) {
						open.setText(text);
						open.requestLayout();
					}
					open.setToolTipText(tip(attachment, labelled(attachment, attachment.name())));
				}
			}
		}
	}

	private String text(Attachment attachment) {
		var label = labelled(attachment, shorten(attachment.name()));
		return (row.getSize().x >= WIDE ? priced(attachment, label) : label).replace("&", "&&"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private String cost(Attachment attachment) {
		var cost = costs.get(attachment);
		return cost == null ? "" : cost; //$NON-NLS-1$
	}

	private String priced(Attachment attachment, String label) {
		var cost = cost(attachment);
		return cost.isEmpty() ? label : NLS.bind(Messages.Chips_chipSize, label, cost);
	}

	/** @param name what a screen reader says */
	private static Button button(Composite chip, String text, String key, String tip, Supplier<String> name) {
		var button = new Button(chip, SWT.PUSH | SWT.FLAT);
		button.setText(text);
		button.setToolTipText(tip);
		button.setData(WIDGET_KEY, key);
		Accessibles.name(button, name);
		return button;
	}

	/** What of a folder is sent, as far as there is room. */
	private String tip(Attachment attachment, String whole) {
		var lines = new ArrayList<String>(List.of(NLS.bind(Messages.Chips_chipOpen, whole)));
		if (!cost(attachment).isEmpty()) {
			lines.add(NLS.bind(Messages.Chips_cost, cost(attachment)));
		}
		if (attachment instanceof Attachment.FolderListing folder) {
			folder.listing().lines().takeWhile(line -> !line.isEmpty()).limit(MOST_IN_TIP).forEach(lines::add);
			var origin = origins.get(attachment);
			if (origin != null && !origin.leftOut().isEmpty()) {
				lines.add(NLS.bind(Messages.AttachmentDialog_previewLeftOut, Amounts.count(origin.leftOut().size())));
				origin.leftOut().stream().limit(MOST_IN_TIP).forEach(left -> lines.add(left.name()));
			}
		}
		return lines.stream().map(line -> line.replace("&", "&&")).collect(Collectors.joining("\n")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	private String labelled(Attachment attachment, String name) {
		var kilobytes = NLS.bind(Messages.Chips_chipKilobytes, Amounts.count((attachment.size() + 999) / 1000));
		var label = NLS.bind(Messages.Chips_chipSize, name, kilobytes);
		var origin = origins.get(attachment);
		return origin == null || origin.detail().isEmpty()
				? label
				: NLS.bind(Messages.Chips_chipSize, label, origin.detail());
	}

	private static String shorten(String name) {
		return name.length() > LONGEST ? "\u2026" + name.substring(name.length() - LONGEST) : name; //$NON-NLS-1$
	}
}
