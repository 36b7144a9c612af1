package io.github.openrouter4e.ui.internal.chat.composer;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
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
import org.eclipse.swt.dnd.URLTransfer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IURIEditorInput;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.part.MarkerTransfer;
import org.eclipse.ui.part.ResourceTransfer;
import org.osgi.framework.FrameworkUtil;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.ui.ElementReader;
import io.github.openrouter4e.ui.internal.chat.conversation.ChatPresenter;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.tasks.UiTasks;

/** The ways by which something gets attached: file dialog, drag and drop, the clipboard. For the UI thread. */
public final class AttachmentSources {

	/** From so many characters on, pasted text would bury the question. */
	public static final int LARGE_PASTE = 6_000;

	/** What is read sooner needs no message. */
	private static final Duration A_WHILE = Duration.ofMillis(700);

	private final Composer composer;
	private final UiTasks tasks;
	private final ChatPresenter.View view;
	private final Function<Attachment, @Nullable String> untaken;
	private final Supplier<ChatPresenter.Attaching> conversation;
	/** Apart from the other work of the view: a drive that does not answer must keep nobody from sending. */
	private final ExecutorService reader = Executors
			.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("OpenRouter attachments").factory()); //$NON-NLS-1$
	/** What others are still reading. */
	private final List<CompletableFuture<Attachment>> awaited = new ArrayList<>();
	private final List<Runnable> doubtful = new ArrayList<>();
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
		this.tasks = tasks;
		this.view = view;
		this.untaken = untaken;
		this.conversation = conversation;
		takeDropsOn(composer.text());
		composer.text().addListener(SWT.KeyDown, event -> {
			if (event.keyCode == SWT.ESC && event.doit && !awaited.isEmpty()) {
				cancelAwaited();
				event.doit = false;
			}
		});
		composer.text().addDisposeListener(event -> {
			cancelAwaited();
			reader.shutdown();
		});
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
		doubtful.clear();
		var to = conversation.get();
		if (file != null) {
			add(file, to);
		} else if (input instanceof IURIEditorInput elsewhere && "file".equals(elsewhere.getURI().getScheme())) { //$NON-NLS-1$
			add(Path.of(elsewhere.getURI()), to);
		} else {
			showMessage(Messages.AttachmentSources_attachNoEditor);
		}
	}

	/** Who chose by keyboard goes on with the prompt, wherever the focus was before. */
	public void addChosen(String from, String[] names) {
		addChosen(from, names, conversation.get());
	}

	private void addChosen(String from, String[] names, ChatPresenter.Attaching to) {
		doubtful.clear();
		for (var name : names) {
			add(Path.of(from, name), to);
		}
		composer.text().setFocus();
	}

	private void add(Path path, ChatPresenter.Attaching to) {
		add(path, nameOf(path), to);
	}

	/** The path in the workspace, or the name of what is not in it: the same, however it gets here. */
	private static String nameOf(Path path) {
		var name = path.getFileName();
		var resource = resource(path);
		return resource != null
				? resource.getFullPath().makeRelative().toString()
				: name == null ? path.toString() : name.toString();
	}

	private static @Nullable IResource resource(Path path) {
		var root = ResourcesPlugin.getWorkspace().getRoot();
		var location = IPath.fromPath(path.toAbsolutePath());
		for (var candidate : new @Nullable IResource[]{root.getContainerForLocation(location),
				root.getFileForLocation(location)}) {
			if (candidate != null && !(candidate instanceof IWorkspaceRoot) && candidate.exists()) {
				return candidate;
			}
		}
		return null;
	}

	private void add(Path path, String name, ChatPresenter.Attaching to) {
		read(() -> AttachmentReader.read(path, name, surroundings(path)), name, to);
	}

	/** Attaches what somebody else reads. If it takes a while, the user is told, and can cancel it; so does Escape. */
	public void add(String name, CompletableFuture<Attachment> attachment) {
		var reading = NLS.bind(Messages.AttachmentSources_reading, name);
		awaited.add(attachment);
		attachment.whenComplete((read, failure) -> tasks.ui(() -> {
			awaited.remove(attachment);
			view.hideMessage(reading);
		}));
		tasks.uiAfter(A_WHILE, () -> {
			if (!attachment.isDone()) {
				view.message(reading, Messages.AttachmentSources_cancelReading, () -> attachment.cancel(false));
			}
		});
		read(() -> {
			try {
				return read(attachment.get());
			} catch (ExecutionException e) {
				return new AttachmentReader.Result.Refused(e.getCause() instanceof CoreException refused
						? refused.getStatus().getMessage()
						: NLS.bind(Messages.AttachmentSources_refusedMissing, name));
			}
		}, name, conversation.get());
	}

	private void cancelAwaited() {
		List.copyOf(awaited).forEach(attachment -> attachment.cancel(false));
	}

	private static AttachmentReader.Result read(Attachment attachment) {
		var read = new AttachmentReader.Result.Read(attachment, "", ""); //$NON-NLS-1$ //$NON-NLS-2$
		var doubt = AttachmentReader.doubt(attachment);
		return doubt == null
				? read
				: new AttachmentReader.Result.Doubtful(read,
						NLS.bind(Messages.AttachmentReader_refusedDoubtful, attachment.name(), doubt));
	}

	private void read(Callable<AttachmentReader.Result> source, String name, ChatPresenter.Attaching to) {
		try {
			reader.execute(() -> {
				try {
					var result = source.call();
					tasks.ui(() -> take(result, to));
				} catch (@SuppressWarnings("unused") CancellationException e) {
					// the user wants it no longer
				} catch (@SuppressWarnings("unused") Exception e) {
					tasks.ui(() -> showMessage(NLS.bind(Messages.AttachmentSources_refusedMissing, name)));
				}
			});
		} catch (@SuppressWarnings("unused") RejectedExecutionException e) {
			// the view closes
		}
	}

	private void showMessage(String text) {
		view.message(text, null, () -> {
			// the message says it all
		});
	}

	private void take(AttachmentReader.Result result, ChatPresenter.Attaching to) {
		switch (result) {
			case AttachmentReader.Result.Read read -> add(read, to);
			case AttachmentReader.Result.Doubtful(var read, var reason) -> {
				doubtful.add(() -> add(read, to));
				var text = doubtful.size() == 1
						? reason
						: NLS.bind(Messages.AttachmentSources_attachAnywayMore, reason,
								String.valueOf(doubtful.size() - 1));
				view.message(text, Messages.AttachmentSources_attachAnyway, () -> {
					var wanted = List.copyOf(doubtful);
					doubtful.clear();
					wanted.forEach(Runnable::run);
					composer.text().setFocus();
				});
			}
			case AttachmentReader.Result.Refused(var reason) -> showMessage(reason);
		}
	}

	private void add(AttachmentReader.Result.Read read, ChatPresenter.Attaching to) {
		to.attach(read.attachment(), () -> add(read), () -> !doubtful.isEmpty());
	}

	private void add(AttachmentReader.Result.Read read) {
		var attachment = read.attachment();
		var model = untaken.apply(attachment);
		if (model != null) {
			showMessage(NLS.bind(switch (attachment) {
				case Attachment.Audio audio -> Messages.AttachmentSources_refusedAudio;
				case Attachment.Video video -> Messages.AttachmentSources_refusedVideo;
				default -> Messages.AttachmentSources_refusedImage;
			}, attachment.name(), model));
			return;
		}
		composer.attach(read);
		if (!read.note().isEmpty()) {
			view.message(read.note(), Messages.AttachmentSources_folderShow, () -> composer.showAttachment(attachment));
		}
	}

	/** What the workspace knows of a path. Off the UI thread: it may look into the file. */
	private static AttachmentReader.Surroundings surroundings(Path path) {
		var resource = resource(path);
		var project = resource == null ? null : resource.getProject();
		var location = project == null ? null : project.getLocation();
		var parent = path.toAbsolutePath().getParent();
		var boundary = location != null ? location.toPath() : Files.isDirectory(path) || parent == null ? path : parent;
		var file = resource instanceof IFile found ? found : null;
		var place = location == null || resource == null
				? path
				: location.append(resource.getProjectRelativePath()).toPath();
		return new AttachmentReader.Surroundings(AttachmentSources::isDerived, boundary, place,
				file == null ? null : charset(file, false), usual(file));
	}

	private static Charset usual(@Nullable IFile file) {
		var found = file == null ? null : charset(file, true);
		if (found != null) {
			return found;
		}
		try {
			return Charset.forName(ResourcesPlugin.getEncoding());
		} catch (@SuppressWarnings("unused") IllegalArgumentException e) {
			return StandardCharsets.UTF_8; // one that this Java does not know
		}
	}

	private static @Nullable Charset charset(IFile file, boolean inherited) {
		try {
			var name = file.getCharset(inherited);
			return name == null ? null : Charset.forName(name);
		} catch (@SuppressWarnings("unused") CoreException | IllegalArgumentException e) {
			return null; // the file is gone, or Java does not know the charset: then it is found out
		}
	}

	/** What the workspace knows to be generated. */
	private static boolean isDerived(Path path) {
		var resource = resource(path);
		return resource != null && resource.isDerived();
	}

	/** @param resource of the workspace, named by its path in it */
	public void add(IResource resource) {
		add(resource, conversation.get());
	}

	private void add(IResource resource, ChatPresenter.Attaching to) {
		var location = resource.getLocation();
		if (location == null) {
			showMessage(NLS.bind(Messages.AttachmentSources_refusedMissing, resource.getFullPath()));
		} else {
			add(location.toPath(), resource.getFullPath().makeRelative().toString(), to);
		}
	}

	/** Pastes what the clipboard has: files and images as attachments, large text as well. */
	public void paste() {
		doubtful.clear();
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
		read(() -> ImageFitter.fit(name, ImageFitter.png(image)), name, conversation.get());
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
		doubtful.clear();
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
		read(() -> {
			try {
				return readAll(reading.call(), to);
			} catch (CoreException e) {
				return new AttachmentReader.Result.Refused(e.getStatus().getMessage());
			}
		}, String.valueOf(others.getFirst()), to);
	}

	/** The first of several is the answer; the others come behind it. */
	private AttachmentReader.Result readAll(List<Attachment> attachments, ChatPresenter.Attaching to) {
		attachments.stream().skip(1).forEach(further -> tasks.ui(() -> take(read(further), to)));
		return read(attachments.getFirst());
	}

	private static @Nullable Callable<List<Attachment>> reading(List<?> elements) {
		var bundles = FrameworkUtil.getBundle(AttachmentSources.class).getBundleContext();
		var reference = bundles.getServiceReference(ElementReader.class);
		var reader = reference == null ? null : bundles.getService(reference);
		try {
			return reader == null ? null : reader.reading(elements);
		} finally {
			if (reference != null) {
				bundles.ungetService(reference);
			}
		}
	}

	private void dropSource(Object element, ChatPresenter.Attaching to) {
		var source = CodeElement.of(element);
		if (source != null) {
			var file = source.file();
			var location = file == null ? null : file.getLocation();
			read(() -> source.read(location == null ? null : location.toPath(),
					location == null ? null : surroundings(location.toPath())), source.name(), to);
		} else {
			showMessage(NLS.bind(Messages.AttachmentSources_refusedElement, element));
		}
	}

	private static @Nullable IResource resourceOf(@Nullable Object element) {
		return Adapters.adapt(element, IResource.class);
	}

	private void addFiles(String[] files, ChatPresenter.Attaching to) {
		doubtful.clear();
		for (var file : files) {
			add(Path.of(file), to);
		}
	}
}
