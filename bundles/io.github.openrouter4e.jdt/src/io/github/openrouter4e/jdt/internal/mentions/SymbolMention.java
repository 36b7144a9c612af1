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

/** A type or a member of one, with its source: <code>@symbol:Cart</code>, <code>@symbol:Cart#total</code>. */
@Component(service = ContextProvider.class)
public final class SymbolMention implements ContextProvider {

	@Override
	public String id() {
		return "symbol"; //$NON-NLS-1$
	}

	@Override
	public String label() {
		return Messages.SymbolMention_label;
	}

	@Override
	public boolean isAvailable() {
		return Installed.java();
	}

	@Override
	public boolean findsMoreByTyping() {
		return true;
	}

	@Override
	public List<ContextProposal> propose(ContextQuery query, IProgressMonitor monitor) throws CoreException {
		return SymbolSearch.find(query, monitor);
	}

	@Override
	public Attachment resolve(ContextProposal proposal, IProgressMonitor monitor) throws CoreException {
		return SymbolSearch.read(proposal, monitor);
	}
}
