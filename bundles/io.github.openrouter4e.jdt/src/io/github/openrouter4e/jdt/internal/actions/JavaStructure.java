package io.github.openrouter4e.jdt.internal.actions;

import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.osgi.service.component.annotations.Component;

import io.github.openrouter4e.editor.CodePart;
import io.github.openrouter4e.editor.CodeStructure;
import io.github.openrouter4e.jdt.internal.Installed;

/** Knows how Java files are built up, where JDT is there. */
@Component(service = CodeStructure.class)
public final class JavaStructure implements CodeStructure {

	@Override
	public Optional<CodePart> around(IFile file, int offset, IProgressMonitor monitor) throws CoreException {
		return "java".equals(file.getFileExtension()) && Installed.java() //$NON-NLS-1$
				? JavaParts.around(file, offset)
				: Optional.empty();
	}
}
