package io.github.openrouter4e.jdt.internal.tools;

import java.util.List;
import java.util.Map;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.osgi.service.component.annotations.Component;

import io.github.openrouter4e.agent.files.Problem;
import io.github.openrouter4e.agent.languages.LanguageSupport;
import io.github.openrouter4e.jdt.internal.Installed;

/** Knows Java where JDT is there. */
@Component(service = LanguageSupport.class)
public final class JavaLanguage implements LanguageSupport {

	@Override
	public boolean knows(IFile file) {
		return "java".equals(file.getFileExtension()) && Installed.java() && JavaChecks.knows(file); //$NON-NLS-1$
	}

	@Override
	public List<Problem> errors(IFile file, String text) throws CoreException {
		return JavaChecks.errors(file, text);
	}

	@Override
	public List<Problem> errors(Map<IFile, String> texts) throws CoreException {
		return JavaChecks.errors(texts);
	}

	@Override
	public List<Integer> outline(IFile file, String text) {
		return JavaChecks.outline(file, text);
	}
}
