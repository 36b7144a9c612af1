package io.github.openrouter4e.jdt.internal.mentions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jdt.junit.JUnitCore;
import org.eclipse.jdt.junit.TestRunListener;
import org.eclipse.jdt.junit.model.ITestCaseElement;
import org.eclipse.jdt.junit.model.ITestElement;
import org.eclipse.jdt.junit.model.ITestRunSession;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.PlatformUI;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.jdt.internal.actions.TestsSubject;
import io.github.openrouter4e.ui.ContextProposal;
import io.github.openrouter4e.ui.ContextQuery;

/**
 * The failed tests of the last run. JUnit tells of runs only those who listen: from the first look on that is this class, and
 * for a run before it the JUnit view, which selects the first failure.
 */
final class FailedTests extends TestRunListener {

	private static final String VIEW = "org.eclipse.jdt.junit.ResultView"; //$NON-NLS-1$
	private static final FailedTests LISTENER = new FailedTests();

	private volatile @Nullable ITestRunSession last;

	static {
		JUnitCore.addTestRunListener(LISTENER);
	}

	private FailedTests() {}

	@Override
	public void sessionFinished(@Nullable ITestRunSession session) {
		last = session;
	}

	private static @Nullable ITestRunSession session() {
		var heard = LISTENER.last;
		if (heard != null || !PlatformUI.isWorkbenchRunning()) {
			return heard;
		}
		var shown = new AtomicReference<@Nullable ITestRunSession>();
		var workbench = PlatformUI.getWorkbench();
		workbench.getDisplay().syncExec(() -> {
			var window = workbench.getActiveWorkbenchWindow();
			var page = window == null ? null : window.getActivePage();
			var view = page == null ? null : page.findView(VIEW);
			var provider = view == null ? null : view.getSite().getSelectionProvider();
			if (provider != null && provider.getSelection() instanceof IStructuredSelection selection
					&& selection.getFirstElement() instanceof ITestElement test) {
				shown.set(test.getTestRunSession());
			}
		});
		return shown.get();
	}

	static List<ContextProposal> find(ContextQuery query) {
		var session = session();
		return session == null ? List.of() : find(session, query.text());
	}

	static List<ContextProposal> find(ITestRunSession session, String text) {
		var typed = text.toLowerCase(Locale.ROOT);
		var failed = TestsSubject.failed(session);
		var proposals = new ArrayList<ContextProposal>();
		if (failed.size() > 1 && Messages.FailedTests_all.toLowerCase(Locale.ROOT).contains(typed)) {
			proposals.add(new ContextProposal("", Messages.FailedTests_all, //$NON-NLS-1$
					NLS.bind(Messages.FailedTests_count, session.getTestRunName(), String.valueOf(failed.size())),
					OptionalLong.empty()));
		}
		for (var test : failed) {
			if (name(test).toLowerCase(Locale.ROOT).contains(typed)) {
				proposals.add(
						new ContextProposal(id(test), name(test), session.getTestRunName(), OptionalLong.empty()));
			}
		}
		return proposals;
	}

	private static String name(ITestCaseElement test) {
		var type = test.getTestClassName();
		return type.substring(type.lastIndexOf('.') + 1) + '.' + test.getTestMethodName();
	}

	private static String id(ITestCaseElement test) {
		return test.getTestClassName() + '.' + test.getTestMethodName();
	}

	static Attachment read(ContextProposal proposal, IProgressMonitor monitor) throws CoreException {
		var session = session();
		if (session == null) {
			throw new CoreException(Status.error(NLS.bind(Messages.FailedTests_gone, proposal.label())));
		}
		return read(session, proposal, monitor);
	}

	static Attachment read(ITestRunSession session, ContextProposal proposal, IProgressMonitor monitor)
			throws CoreException {
		var wanted = TestsSubject.failed(session).stream()
				.filter(test -> proposal.id().isEmpty() || proposal.id().equals(id(test))).toList();
		var subject = TestsSubject.of(wanted);
		if (subject == null) {
			throw new CoreException(Status.error(NLS.bind(Messages.FailedTests_gone, proposal.label())));
		}
		var text = new StringBuilder();
		for (var part : subject.read(false, monitor).attachments()) {
			switch (part) {
				case Attachment.PastedText(var name, var told) -> text.append(told);
				case Attachment.TextFile(var name, var code) ->
					text.append("\n\n").append(name).append(":\n").append(code); //$NON-NLS-1$ //$NON-NLS-2$
				default -> {
					// tests have texts only
				}
			}
		}
		return new Attachment.PastedText(wanted.size() == 1
				? name(wanted.getFirst())
				: NLS.bind(Messages.FailedTests_name, session.getTestRunName()), text.toString().strip());
	}
}
