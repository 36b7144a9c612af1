package io.github.openrouter4e.editor.internal.mentions;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.osgi.service.component.annotations.Component;

import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.editor.context.Parts;
import io.github.openrouter4e.editor.context.Sharing;
import io.github.openrouter4e.ui.ContextProposal;
import io.github.openrouter4e.ui.ContextProvider;
import io.github.openrouter4e.ui.ContextQuery;

/** The files that are open, with what is not saved yet. */
@Component(service = ContextProvider.class)
public final class EditorMentions implements ContextProvider {

	@Override
	public String id() {
		return "editors"; //$NON-NLS-1$
	}

	@Override
	public String label() {
		return Messages.EditorMentions_label;
	}

	@Override
	public List<ContextProposal> propose(ContextQuery query, IProgressMonitor monitor) {
		var typed = query.text().toLowerCase(Locale.ROOT);
		return open().stream().filter(file -> file.getName().toLowerCase(Locale.ROOT).contains(typed))
				.map(file -> new ContextProposal(file.getFullPath().toString(), file.getName(),
						WorkspaceFiles.name(file.getParent()), OptionalLong.empty()))
				.toList();
	}

	/** The editors' inputs alone: an editor that was not shown since Eclipse was started is not created for this. */
	private static List<IFile> open() {
		var files = new LinkedHashSet<IFile>();
		var workbench = PlatformUI.getWorkbench();
		workbench.getDisplay().syncExec(() -> {
			for (var window : workbench.getWorkbenchWindows()) {
				for (var page : window.getPages()) {
					for (var reference : page.getEditorReferences()) {
						try {
							var file = reference.getEditorInput().getAdapter(IFile.class);
							if (file != null && file.isAccessible()) {
								files.add(file);
							}
						} catch (@SuppressWarnings("unused") PartInitException e) {
							// its input cannot be restored: it will say so when it is shown
						}
					}
				}
			}
		});
		return new ArrayList<>(files);
	}

	@Override
	public Attachment resolve(ContextProposal proposal, IProgressMonitor monitor) throws CoreException {
		var file = ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromPortableString(proposal.id()));
		if (!file.isAccessible()) {
			throw new CoreException(Status.error(NLS.bind(Messages.SubjectMention_gone, proposal.label())));
		}
		var withheld = new Sharing(false).withheld(file);
		if (withheld != null) {
			throw new CoreException(Status.error(withheld));
		}
		return new Attachment.TextFile(WorkspaceFiles.name(file), Parts.text(file));
	}
}
