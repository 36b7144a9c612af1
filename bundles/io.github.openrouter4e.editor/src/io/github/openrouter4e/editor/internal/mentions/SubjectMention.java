package io.github.openrouter4e.editor.internal.mentions;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PlatformUI;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.editor.Subject;
import io.github.openrouter4e.editor.internal.subjects.PlatformSubjects;
import io.github.openrouter4e.ui.ContextProposal;
import io.github.openrouter4e.ui.ContextProvider;
import io.github.openrouter4e.ui.ContextQuery;

/** Something that a part of the workbench shows now, of which there is one at a time. */
abstract class SubjectMention implements ContextProvider {

	private final String id;
	private final String label;

	SubjectMention(String id, String label) {
		this.id = id;
		this.label = label;
	}

	/** The part that shows it; null if there is none. In the UI thread. */
	abstract @Nullable IWorkbenchPart part(IWorkbenchPage page);

	@Override
	public final String id() {
		return id;
	}

	@Override
	public final String label() {
		return label;
	}

	@Override
	public final List<ContextProposal> propose(ContextQuery query, IProgressMonitor monitor) {
		return query.text().isEmpty() && subject() != null
				? List.of(new ContextProposal("", label, "", OptionalLong.empty())) //$NON-NLS-1$ //$NON-NLS-2$
				: List.of();
	}

	@Override
	public final Attachment resolve(ContextProposal proposal, IProgressMonitor monitor) throws CoreException {
		var subject = subject();
		if (subject == null) {
			throw new CoreException(Status.error(NLS.bind(Messages.SubjectMention_gone, label)));
		}
		var material = subject.read(false, monitor);
		if (material.attachments().isEmpty()) {
			throw new CoreException(Status.error(material.withheld().isEmpty()
					? NLS.bind(Messages.SubjectMention_gone, label)
					: String.join("\n", material.withheld()))); //$NON-NLS-1$
		}
		return material.attachments().getFirst();
	}

	private @Nullable Subject subject() {
		var found = new AtomicReference<@Nullable Subject>();
		var workbench = PlatformUI.getWorkbench();
		workbench.getDisplay().syncExec(() -> {
			var window = workbench.getActiveWorkbenchWindow();
			var page = window == null ? null : window.getActivePage();
			var part = page == null ? null : part(page);
			if (part != null) {
				var provider = part.getSite().getSelectionProvider();
				found.set(PlatformSubjects.of(part,
						provider == null || provider.getSelection() == null
								? StructuredSelection.EMPTY
								: provider.getSelection()));
			}
		});
		return found.get();
	}
}
