package io.github.openrouter4e.ui.internal.chat.composer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
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
import org.eclipse.swt.dnd.URLTransfer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.part.MarkerTransfer;
import org.eclipse.ui.part.ResourceTransfer;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.ui.ElementReader;
import io.github.openrouter4e.ui.KeptService;
import io.github.openrouter4e.ui.internal.chat.conversation.ChatPresenter;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.prompts.EditorContext;
import io.github.openrouter4e.ui.internal.tasks.UiTasks;

/** The ways by which something gets attached: file dialog, drag and drop, the clipboard. For the UI thread. */
public final class AttachmentSources {

	/** From so many characters on, pasted text would bury the question. */
	public static final int LARGE_PASTE = 6_000;

	/** Kept, as what it gives is called later. */
	private static final KeptService<ElementReader> READER = new KeptService<>(AttachmentSources.class,
			ElementReader.class);

	private final Composer composer;
	private final AttachmentIntake intake;
	private final Supplier<ChatPresenter.Attaching> conversation;
	private String folder = ResourcesPlugin.getWorkspace().getRoot().getLocation().toOSString();
	private int images;

	/**
	 * @param view    tells the user why something was not attached
	 * @param untaken the name of the model that answers next and does not take an attachment; null if it does
	 * @param conversation asked when the user chooses: the conversation that what is chosen is attached to
	 */
	public AttachmentSources(Composer composer, UiTasks tasks, ChatPresenter.View view,
			Function<Attachment, @Nullable String> untaken, Supplier<ChatPresenter.Attaching> conversation) {
		this.composer = composer;
		intake = new AttachmentIntake(composer, tasks, view, untaken);
		this.conversation = conversation;
	}

	public void chooseFiles() {
		var dialog = new FileDialog(composer.text().getShell(), SWT.OPEN | SWT.MULTI);
		var to = conversation.get(); // while the dialog is open, another bundle may show another one
		dialog.setText(Messages.AttachmentSources_attachTitle);
		dialog.setFilterPath(folder);
		if (dialog.open() != null) {
			folder = dialog.getFilterPath();
			addChosen(folder, dialog.getFileNames(), to);
		} else {
			composer.text().setFocus();
		}
	}

	public void chooseFolder() {
		var dialog = new DirectoryDialog(composer.text().getShell());
		var to = conversation.get();
		dialog.setText(Messages.AttachmentSources_attachFolderTitle);
		dialog.setMessage(Messages.AttachmentSources_attachFolderMessage);
		dialog.setFilterPath(folder);
		var chosen = dialog.open();
		if (chosen != null) {
			folder = chosen;
			addFiles(new String[]{chosen}, to);
		}
		composer.text().setFocus();
	}

	/** Attaches the file that the active editor shows. */
	public void addEditor(IWorkbenchPage page) {
		var active = page.getActiveEditor();
		var input = active == null ? null : active.getEditorInput();
		var file = input == null ? null : resourceOf(input);
		intake.forgetDoubtful();
		var to = conversation.get();
		if (file != null) {
			add(file, to);
			return;
		}
		var elsewhere = EditorContext.location(page);
		if (elsewhere != null) {
			add(elsewhere, to);
		} else {
			intake.refuse(Messages.AttachmentSources_attachNoEditor);
		}
	}

	/** Who chose by keyboard goes on with the prompt, wherever the focus was before. */
	public void addChosen(String from, String[] names) {
		addChosen(from, names, conversation.get());
	}

	private void addChosen(String from, String[] names, ChatPresenter.Attaching to) {
		intake.forgetDoubtful();
		for (var name : names) {
			add(Path.of(from, name), to);
		}
		composer.text().setFocus();
	}

	private void add(Path path, ChatPresenter.Attaching to) {
		add(path, PathSurroundings.nameOf(path), to);
	}

	private void add(Path path, String name, ChatPresenter.Attaching to) {
		intake.read(() -> AttachmentReader.read(path, name, PathSurroundings.of(path)), name, to);
	}

	/** Attaches what somebody else reads. If it takes a while, the user is told, and can cancel it; so does Escape. */
	public void add(String name, CompletableFuture<Attachment> attachment) {
		intake.await(name, attachment, conversation.get());
	}

	/**
	 * What another bundle brings, without attachments that look secret; about these the user is asked, about all at once and
	 * with those of before: the user has not attached something else.
	 */
	public Prompt withoutSecrets(Prompt prompt) {
		return intake.withoutDoubtful(prompt, conversation.get());
	}

	/** @param resource of the workspace, named by its path in it */
	public void add(IResource resource) {
		add(resource, conversation.get());
	}

	private void add(IResource resource, ChatPresenter.Attaching to) {
		var location = resource.getLocation();
		if (location == null) {
			intake.refuse(NLS.bind(Messages.AttachmentSources_refusedMissing, resource.getFullPath()));
		} else {
			add(location.toPath(), resource.getFullPath().makeRelative().toString(), to);
		}
	}

	/** Pastes what the clipboard has: files and images as attachments, large text as well. */
	public void paste() {
		intake.forgetDoubtful();
		var clipboard = new Clipboard(composer.text().getDisplay());
		try {
			if (clipboard.getContents(FileTransfer.getInstance()) instanceof String[] files) {
				addFiles(files, conversation.get());
			} else if (clipboard.getContents(TextTransfer.getInstance()) instanceof String text) {
				pasteText(text);
			} else if (clipboard.getContents(ImageTransfer.getInstance()) instanceof ImageData image) {
				pasteImage(image);
			}
		} finally {
			clipboard.dispose();
		}
	}

	public void pasteText(String text) {
		if (text.length() < LARGE_PASTE) {
			composer.write(text);
		} else {
			composer.attach(Composer.pasted(text));
		}
	}

	private void pasteImage(ImageData image) {
		var name = NLS.bind(Messages.AttachmentSources_pastedImage, ++images);
		intake.read(() -> ImageFitter.fit(name, ImageFitter.png(image)), name, conversation.get());
	}

	/** What is dropped there is attached, also beside the prompt: nobody aims at two lines. */
	public void takeDropsOn(Control control) {
		var target = new DropTarget(control, DND.DROP_COPY | DND.DROP_MOVE | DND.DROP_DEFAULT);
		target.setTransfer(LocalSelectionTransfer.getTransfer(), MarkerTransfer.getInstance(),
				ResourceTransfer.getInstance(), FileTransfer.getInstance(), ImageTransfer.getInstance(),
				URLTransfer.getInstance(), TextTransfer.getInstance());
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
				if (event != null && URLTransfer.getInstance().isSupportedType(event.currentDataType)
						&& event.data instanceof String address) {
					droppedAddress(address);
				} else if (event != null) {
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
		intake.forgetDoubtful();
		var to = conversation.get();
		switch (data) {
			case IStructuredSelection selection -> drop(selection.toList(), to);
			case IMarker[] markers -> drop(List.of(markers), to);
			case ImageData image -> pasteImage(image);
			case IResource[] resources -> {
				for (var resource : resources) {
					add(resource, to);
				}
			}
			case String[] files -> addFiles(files, to);
			case String text -> pasteText(text);
			case null, default -> {
				// nothing that can be attached
			}
		}
	}

	/** A page is fetched only when the user says so: the address comes as a mention, whose list opens. */
	void droppedAddress(String address) {
		composer.beginMention("url:" + address.strip().split("\\s", 2)[0]); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** Of files the files; what else there is together, as it belongs together. */
	private void drop(List<?> elements, ChatPresenter.Attaching to) {
		var others = new ArrayList<Object>();
		for (var element : elements) {
			if (element == null) {
				continue;
			}
			if (!(Adapters.adapt(element, IMarker.class) instanceof IMarker)
					&& resourceOf(element) instanceof IResource resource) {
				add(resource, to);
			} else {
				others.add(element);
			}
		}
		var reading = others.isEmpty() ? null : reading(others);
		if (reading == null) {
			others.forEach(element -> dropSource(element, to));
			return;
		}
		intake.readAll(reading, String.valueOf(others.getFirst()), to);
	}

	private static @Nullable Callable<List<Attachment>> reading(List<?> elements) {
		var reader = READER.get();
		return reader == null ? null : reader.reading(elements);
	}

	private void dropSource(Object element, ChatPresenter.Attaching to) {
		var source = CodeElement.of(element);
		if (source != null) {
			var file = source.file();
			var location = file == null ? null : file.getLocation();
			intake.read(() -> source.read(location == null ? null : location.toPath(),
					location == null ? null : PathSurroundings.of(location.toPath())), source.name(), to);
		} else {
			intake.refuse(NLS.bind(Messages.AttachmentSources_refusedElement, element));
		}
	}

	private static @Nullable IResource resourceOf(@Nullable Object element) {
		return Adapters.adapt(element, IResource.class);
	}

	private void addFiles(String[] files, ChatPresenter.Attaching to) {
		intake.forgetDoubtful();
		for (var file : files) {
			add(Path.of(file), to);
		}
	}
}
