package io.github.openrouter4e.git.internal.commit;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.menus.UIElement;

import io.github.openrouter4e.git.internal.Background;
import io.github.openrouter4e.git.internal.FailureText;
import io.github.openrouter4e.git.internal.GitServices;
import io.github.openrouter4e.git.internal.Messages;
import io.github.openrouter4e.git.internal.Repositories;
import io.github.openrouter4e.git.internal.commit.MessageTask.End;
import io.github.openrouter4e.git.internal.message.CommitMessageWriter;
import io.github.openrouter4e.ui.WorkbenchThread;

/**
 * Writes a commit message into the field whose button was pressed; pressed again while it is written, it stops. As a command
 * it works where the field is: in the staging view that is active, or in the commit dialog.
 */
public final class WriteMessageHandler extends AbstractHandler implements IElementUpdater {

	static final String COMMAND = "io.github.openrouter4e.git.writeMessage"; //$NON-NLS-1$

	/** The bundle with the icons of all others. */
	private static final String ICONS = "io.github.openrouter4e.ui"; //$NON-NLS-1$
	/** How often the field is changed while the message arrives. */
	private static final int FRAME_MILLISECONDS = 100;

	static final CommitMessages MESSAGES = new CommitMessages();

	/** What an event is about. */
	private record Place(Shell shell, @Nullable IWorkbenchPart part, @Nullable Widget button) {

		static Place of(ExecutionEvent event) {
			var trigger = event.getTrigger() instanceof Event pressed ? pressed.widget : null;
			var button = trigger instanceof ToolItem item ? item.getParent() : null;
			var active = button == null ? HandlerUtil.getActiveShell(event) : button.getShell();
			var shell = active == null ? PlatformUI.getWorkbench().getDisplay().getShells()[0] : active;
			return new Place(shell, HandlerUtil.getActivePart(event), button);
		}

		/** A dialog comes first: the part behind it is still the active one. */
		Optional<MessageField> field() {
			var inDialog = EGitMessageField.ofDialog(shell.getData(EGitMessageField.CONTEXT));
			var active = part;
			return inDialog.isPresent() || active == null ? inDialog : EGitMessageField.ofPart(active);
		}

		@Nullable
		Shell openShell() {
			return shell.isDisposed() ? null : shell;
		}

		void say(String text) {
			if (part instanceof IViewPart view) {
				view.getViewSite().getActionBars().getStatusLineManager().setMessage(text.isEmpty() ? null : text);
			}
		}
	}

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) {
		if (event != null) {
			var place = Place.of(event);
			place.field().ifPresentOrElse(field -> toggle(field, place), () -> intoClipboard(event, place));
		}
		return null;
	}

	/** The field of an event; empty if there is none. */
	static Optional<MessageField> field(ExecutionEvent event) {
		return Place.of(event).field();
	}

	/** The repository that the user is about to commit to; to be closed. Empty if an event is about no commit. */
	public static Optional<Repository> repository(ExecutionEvent event) {
		var field = field(event);
		var repository = field.isPresent() ? field.get().repository() : null;
		if (repository == null) {
			return Optional.empty();
		}
		repository.incrementOpen();
		return Optional.of(repository);
	}

	private static void toggle(MessageField field, Place place) {
		if (MESSAGES.isNew(field)) {
			var button = place.button();
			(button == null ? place.shell() : button).addDisposeListener(gone -> MESSAGES.forget(field));
		}
		if (!MESSAGES.pressed(field)) {
			return;
		}
		write(field, place, end -> {
			// the message is where it belongs
		});
	}

	private static void intoClipboard(ExecutionEvent event, Place place) {
		var input = HandlerUtil.getActiveEditorInput(event);
		var found = Repositories.of(HandlerUtil.getCurrentSelection(event), input);
		if (found.isEmpty()) {
			MessageDialog.openInformation(place.shell(), Messages.CommitDialogue_title,
					Messages.WriteMessageHandler_noRepository);
			return;
		}
		var repository = found.get();
		var field = new ClipboardField(repository);
		MESSAGES.pressed(field);
		write(field, place, end -> {
			repository.close();
			var shell = place.openShell();
			if (end instanceof End.Written && shell != null) {
				copy(shell.getDisplay(), field.message());
				MessageDialog.openInformation(shell, Messages.CommitDialogue_title,
						NLS.bind(Messages.WriteMessageHandler_clipboard, field.message()));
			}
		});
	}

	private static void copy(Display display, String text) {
		var clipboard = new Clipboard(display);
		try {
			clipboard.setContents(new Object[]{text}, new Transfer[]{TextTransfer.getInstance()});
		} finally {
			clipboard.dispose();
		}
	}

	/** @param then told the end */
	private static void write(MessageField field, Place place, Consumer<End> then) {
		GitServices.request((services, failure) -> WorkbenchThread.later(() -> {
			if (!MESSAGES.goesOn(field) || place.openShell() == null) {
				then.accept(new End.Stopped(false)); // closed, or pressed again
				return;
			}
			if (services == null) {
				MessageDialog.openError(place.shell(), Messages.CommitDialogue_title,
						FailureText.of(new IllegalStateException(failure)));
				then.accept(new End.Stopped(false));
				return;
			}
			var texts = services.texts();
			var dialogue = new CommitDialogue(place::openShell, place::say, end -> {
				MESSAGES.ended(field,
						end instanceof End.Written(var message) ? CommitDialogue.words(message, texts) : ""); //$NON-NLS-1$
				refresh();
				then.accept(end);
			}, texts);
			var task = new MessageTask(field, new CommitMessageWriter(services.calls(), services.model()), dialogue,
					WorkbenchThread::later,
					frame -> WorkbenchThread.after(FRAME_MILLISECONDS, frame),
					Background::run);
			MESSAGES.begun(field, task);
			refresh();
			task.start();
		}));
	}

	private static void refresh() {
		var commands = PlatformUI.getWorkbench().getService(ICommandService.class);
		if (commands != null) {
			commands.refreshElements(COMMAND, null);
		}
	}

	@Override
	public void updateElement(@Nullable UIElement element, @Nullable @SuppressWarnings("rawtypes") Map parameters) {
		if (element != null) {
			var running = MESSAGES.isAnyRunning();
			ResourceLocator.imageDescriptorFromBundle(ICONS, running ? "icons/stop.png" : "icons/chat.png") //$NON-NLS-1$ //$NON-NLS-2$
					.ifPresent(element::setIcon);
			element.setTooltip(running
					? Messages.WriteMessageHandler_stop
					: (Messages.WriteMessageHandler_write + '\n' + MESSAGES.lastWords()).strip());
		}
	}
}
