package io.github.openrouter4e.jdt.internal.actions;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IWorkbenchPart;
import org.osgi.service.component.annotations.Component;

import io.github.openrouter4e.editor.Subject;
import io.github.openrouter4e.editor.SubjectProvider;
import io.github.openrouter4e.jdt.internal.Installed;

/** Members of types, as the Outline and the Package Explorer have them, and tests, where JDT is there. */
@Component(service = SubjectProvider.class)
public final class JavaSubjects implements SubjectProvider {

	@Override
	public @Nullable Subject subject(IWorkbenchPart part, ISelection selection) {
		if (!(selection instanceof IStructuredSelection structured) || structured.isEmpty()) {
			return null;
		}
		var elements = structured.toList();
		if (Installed.junit()) {
			var tests = TestsSubject.of(elements);
			if (tests != null) {
				return tests;
			}
		}
		return Installed.java() ? MembersSubject.of(elements) : null;
	}
}
