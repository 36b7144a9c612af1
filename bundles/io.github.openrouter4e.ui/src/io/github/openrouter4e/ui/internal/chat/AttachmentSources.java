package io.github.openrouter4e.ui.internal.chat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.part.ResourceTransfer;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Blob;

/** The ways by which something gets attached: file dialog, drag and drop, the clipboard. For the UI thread. */
final class AttachmentSources {

	/** From so many characters on, pasted text would bury the question. */
	static final int LARGE_PASTE = 6_000;

	private final Composer composer;
	private final Work work;
	private final Consumer<String> refused;
	private final Function<String, @Nullable String> blind;
	private final Supplier<String> model;
	private String folder = ResourcesPlugin.getWorkspace().getRoot().getLocation().toOSString();
	private int images;

	/**
	 * @param refused tells the user why something was not attached
	 * @param blind   the name of a model that cannot see images; null if it can
	 * @param model   the model that answers next
	 */
	AttachmentSources(Composer composer, Work work, Consumer<String> refused,
			Function<String, @Nullable String> blind, Supplier<String> model) {
		this.composer = composer;
		this.work = work;
		this.refused = refused;
		this.blind = blind;
		this.model = model;
		drop();
	}

	void chooseFiles() {
		var dialog = new FileDialog(composer.text().getShell(), SWT.OPEN | SWT.MULTI);
		dialog.setText(Messages.attachTitle);
		dialog.setFilterPath(folder);
		if (dialog.open() != null) {
			folder = dialog.getFilterPath();
			addChosen(folder, dialog.getFileNames());
		}
	}

	/** Who chose by keyboard goes on with the prompt, wherever the focus was before. */
	void addChosen(String from, String[] names) {
		for (var name : names) {
			add(Path.of(from, name), name);
		}
		composer.text().setFocus();
	}

	void add(Path path, String name) {
		work.fetch(() -> AttachmentReader.read(path, name, derived(path)), result -> {
			switch (result) {
				case AttachmentReader.Result.Read(var attachment, var note) -> {
					add(attachment);
					if (!note.isEmpty()) {
						refused.accept(note);
					}
				}
				case AttachmentReader.Result.Refused(var reason) -> refused.accept(reason);
			}
		}, e -> refused.accept(NLS.bind(Messages.refusedMissing, name)));
	}

	/** What the workspace knows to be generated. */
	private static Predicate<Path> derived(Path folder) {
		var container = ResourcesPlugin.getWorkspace().getRoot()
				.getContainerForLocation(IPath.fromPath(folder));
		return container == null ? path -> false : path -> {
			var member = container
					.findMember(IPath.fromPath(folder.relativize(path)));
			return member != null && member.isDerived();
		};
	}

	private void add(Attachment attachment) {
		var blindModel = attachment instanceof Attachment.Image ? blind.apply(model.get()) : null;
		if (blindModel != null) {
			refused.accept(NLS.bind(Messages.refusedImage, attachment.name(), blindModel));
		} else {
			composer.attach(attachment);
		}
	}

	/** @param resource of the workspace, named by its path in it */
	void add(IResource resource) {
		var location = resource.getLocation();
		if (location == null) {
			refused.accept(NLS.bind(Messages.refusedMissing, resource.getFullPath()));
		} else {
			add(location.toPath(), resource.getFullPath().makeRelative().toString());
		}
	}

	/** Pastes what the clipboard has: files and images as attachments, large text as well. */
	void paste() {
		var clipboard = new Clipboard(composer.text().getDisplay());
		try {
			if (clipboard.getContents(FileTransfer.getInstance()) instanceof String[] files) {
				addFiles(files);
			} else if (clipboard.getContents(TextTransfer.getInstance()) instanceof String text) {
				pasteText(text);
			} else if (clipboard.getContents(ImageTransfer.getInstance()) instanceof ImageData image) {
				pasteImage(image);
			}
		} finally {
			clipboard.dispose();
		}
	}

	void pasteText(String text) {
		if (text.length() < LARGE_PASTE) {
			composer.text().insert(text);
			composer.text().setCaretOffset(composer.text().getCaretOffset() + text.length());
			composer.text().showSelection();
		} else {
			add(Composer.pasted(text));
		}
	}

	private void pasteImage(ImageData image) {
		var name = NLS.bind(Messages.pastedImage, ++images);
		work.fetch(() -> png(image), bytes -> add(new Attachment.Image(name, "image/png", Blob.of(bytes))), //$NON-NLS-1$
				e -> refused.accept(NLS.bind(Messages.refusedMissing, name)));
	}

	private static byte[] png(ImageData image) {
		var loader = new ImageLoader();
		loader.data = new ImageData[]{image};
		var bytes = new ByteArrayOutputStream();
		loader.save(bytes, SWT.IMAGE_PNG);
		return bytes.toByteArray();
	}

	private void drop() {
		var target = new DropTarget(composer.text(), DND.DROP_COPY | DND.DROP_MOVE | DND.DROP_DEFAULT);
		target.setTransfer(LocalSelectionTransfer.getTransfer(), ResourceTransfer.getInstance(),
				FileTransfer.getInstance(), TextTransfer.getInstance());
		target.addDropListener(new DropTargetAdapter() {
			@Override
			public void dragEnter(@Nullable DropTargetEvent event) {
				copyOnly(event);
			}

			@Override
			public void dragOperationChanged(@Nullable DropTargetEvent event) {
				copyOnly(event);
			}

			@Override
			public void drop(@Nullable DropTargetEvent event) {
				if (event != null) {
					dropped(event.data);
				}
			}
		});
	}

	/** Nothing may be moved away from where it was dragged from. */
	private static void copyOnly(@Nullable DropTargetEvent event) {
		if (event != null && (event.operations & DND.DROP_COPY) != 0) {
			event.detail = DND.DROP_COPY;
		}
	}

	void dropped(@Nullable Object data) {
		switch (data) {
			case IStructuredSelection selection -> {
				for (var element : selection.toArray()) {
					var resource = Adapters.adapt(element, IResource.class);
					if (resource != null) {
						add(resource);
					}
				}
			}
			case IResource[] resources -> {
				for (var resource : resources) {
					add(resource);
				}
			}
			case String[] files -> addFiles(files);
			case String text -> pasteText(text);
			case null, default -> {
				// nothing that can be attached
			}
		}
	}

	private void addFiles(String[] files) {
		for (var file : files) {
			var path = Path.of(file);
			var name = path.getFileName();
			add(path, name == null ? file : name.toString());
		}
	}
}
