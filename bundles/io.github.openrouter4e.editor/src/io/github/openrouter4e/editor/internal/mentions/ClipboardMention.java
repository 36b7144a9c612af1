package io.github.openrouter4e.editor.internal.mentions;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.ui.PlatformUI;
import org.osgi.service.component.annotations.Component;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.ui.ContextProposal;
import io.github.openrouter4e.ui.ContextProvider;
import io.github.openrouter4e.ui.ContextQuery;

/** The text of the clipboard: <code>@clipboard</code>. Read when it is chosen, and not before. */
@Component(service = ContextProvider.class)
public final class ClipboardMention implements ContextProvider {

	@Override
	public String id() {
		return "clipboard"; //$NON-NLS-1$
	}

	@Override
	public String label() {
		return Messages.ClipboardMention_label;
	}

	@Override
	public List<ContextProposal> propose(ContextQuery query, IProgressMonitor monitor) {
		return query.text().isEmpty()
				? List.of(new ContextProposal("", Messages.ClipboardMention_label, "", OptionalLong.empty())) //$NON-NLS-1$ //$NON-NLS-2$
				: List.of();
	}

	@Override
	public Attachment resolve(ContextProposal proposal, IProgressMonitor monitor) throws CoreException {
		var found = new AtomicReference<>(""); //$NON-NLS-1$
		var display = PlatformUI.getWorkbench().getDisplay();
		display.syncExec(() -> {
			var clipboard = new Clipboard(display);
			try {
				if (clipboard.getContents(TextTransfer.getInstance()) instanceof String text) {
					found.set(text);
				}
			} finally {
				clipboard.dispose();
			}
		});
		if (found.get().isBlank()) {
			throw new CoreException(Status.error(NLS.bind(Messages.SubjectMention_gone, proposal.label())));
		}
		return new Attachment.PastedText(Messages.ClipboardMention_label, found.get());
	}
}
