package io.github.openrouter4e.editor.internal.actions;

import java.util.List;
import java.util.concurrent.Callable;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.PlatformUI;
import org.osgi.service.component.annotations.Component;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.ui.ElementReader;

/** Attaches what an action on the same elements would. */
@Component
public final class DraggedElements implements ElementReader {

	@Override
	public @Nullable Callable<List<Attachment>> reading(List<?> elements) {
		var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		var page = window == null ? null : window.getActivePage();
		var subject = page == null ? null : Subjects.of(page, new StructuredSelection(elements));
		return subject == null ? null : () -> {
			var material = subject.read(false, new NullProgressMonitor());
			if (material.attachments().isEmpty()) {
				throw new CoreException(Status.error(material.withheld().isEmpty()
						? Messages.DraggedElements_nothing
						: String.join("\n", material.withheld()))); //$NON-NLS-1$
			}
			return material.attachments();
		};
	}
}
