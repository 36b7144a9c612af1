package io.github.openrouter4e.editor.internal.mentions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Component;

import io.github.openrouter4e.agent.files.Problem;
import io.github.openrouter4e.agent.files.ProblemSources;
import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.editor.context.Sharing;
import io.github.openrouter4e.ui.ContextProposal;
import io.github.openrouter4e.ui.ContextProvider;
import io.github.openrouter4e.ui.ContextQuery;

/** The errors and warnings of a project, or of all of them. */
@Component(service = ContextProvider.class)
public final class ProblemMentions implements ContextProvider {

	private static final int MOST = 100;

	private final IWorkspaceRoot root = ResourcesPlugin.getWorkspace().getRoot();

	@Override
	public String id() {
		return "problems"; //$NON-NLS-1$
	}

	@Override
	public String label() {
		return Messages.ProblemMentions_label;
	}

	@Override
	public List<ContextProposal> propose(ContextQuery query, IProgressMonitor monitor) throws CoreException {
		var proposals = new ArrayList<ContextProposal>();
		if (query.text().isEmpty()) {
			add(root, Messages.ProblemMentions_all, proposals);
		}
		var typed = query.text().toLowerCase(Locale.ROOT);
		for (var project : Arrays.stream(root.getProjects()).filter(IProject::isAccessible)
				.filter(project -> project.getName().toLowerCase(Locale.ROOT).contains(typed)).toList()) {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			add(project, project.getName(), proposals);
		}
		return proposals;
	}

	private static void add(IResource resource, String label, List<ContextProposal> proposals) throws CoreException {
		var problems = Problem.in(resource);
		if (!problems.isEmpty()) {
			proposals.add(new ContextProposal(resource.getFullPath().toString(), label,
					NLS.bind(Messages.ProblemMentions_counts, count(problems, IMarker.SEVERITY_ERROR),
							count(problems, IMarker.SEVERITY_WARNING)),
					OptionalLong.empty()));
		}
	}

	private static String count(List<Problem> problems, int severity) {
		return String.valueOf(problems.stream().filter(problem -> problem.severity() == severity).count());
	}

	@Override
	public Attachment resolve(ContextProposal proposal, IProgressMonitor monitor) throws CoreException {
		var resource = root.findMember(IPath.fromPortableString(proposal.id()));
		if (resource == null || !resource.isAccessible()) {
			throw new CoreException(Status.error(NLS.bind(Messages.SubjectMention_gone, proposal.label())));
		}
		var sharing = new Sharing(false);
		var sources = new ProblemSources();
		var lines = new ArrayList<String>();
		var problems = Problem.in(resource).stream().sorted(Comparator.comparingInt(Problem::severity).reversed())
				.toList();
		for (var problem : problems) {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			if (lines.size() == MOST) {
				lines.add(NLS.bind(Messages.ProblemMentions_more, String.valueOf(problems.size() - MOST)));
				break;
			}
			if (sharing.withheld(problem.resource()) == null) {
				lines.add(sources.describe(problem));
			}
		}
		if (lines.isEmpty()) {
			throw new CoreException(Status.error(NLS.bind(Messages.ProblemMentions_none, proposal.label())));
		}
		return new Attachment.PastedText(NLS.bind(Messages.ProblemMentions_name, proposal.label()),
				String.join("\n", lines)); //$NON-NLS-1$
	}
}
