package io.github.openrouter4e.jdt.internal.mentions;

import java.util.List;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.osgi.service.component.annotations.Component;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.jdt.internal.Installed;
import io.github.openrouter4e.ui.ContextProposal;
import io.github.openrouter4e.ui.ContextProvider;
import io.github.openrouter4e.ui.ContextQuery;

/** The failed tests of the last run of JUnit: <code>@test</code>. */
@Component(service = ContextProvider.class)
public final class TestMention implements ContextProvider {

	@Override
	public String id() {
		return "test"; //$NON-NLS-1$
	}

	@Override
	public String label() {
		return Messages.TestMention_label;
	}

	@Override
	public boolean isAvailable() {
		return Installed.java() && Installed.junit();
	}

	@Override
	public List<ContextProposal> propose(ContextQuery query, IProgressMonitor monitor) {
		return FailedTests.find(query);
	}

	@Override
	public Attachment resolve(ContextProposal proposal, IProgressMonitor monitor) throws CoreException {
		return FailedTests.read(proposal, monitor);
	}
}
