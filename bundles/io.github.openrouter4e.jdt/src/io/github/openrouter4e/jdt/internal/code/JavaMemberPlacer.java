package io.github.openrouter4e.jdt.internal.code;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.osgi.service.component.annotations.Component;

import io.github.openrouter4e.agent.apply.MemberPlacer;
import io.github.openrouter4e.jdt.internal.Installed;

/** Places members of Java types, where JDT is there. */
@Component
public final class JavaMemberPlacer implements MemberPlacer {

	@Override
	public Placement place(IFile file, String text, String code, String type) throws CoreException {
		return "java".equals(file.getFileExtension()) && Installed.java() //$NON-NLS-1$
				? MemberMerge.place(file, text, code, type)
				: new Placement.None();
	}
}
