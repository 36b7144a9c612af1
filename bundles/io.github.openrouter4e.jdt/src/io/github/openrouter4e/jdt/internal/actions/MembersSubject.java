package io.github.openrouter4e.jdt.internal.actions;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jdt.core.IMember;
import org.eclipse.jdt.core.IType;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.editor.CodePart;
import io.github.openrouter4e.editor.Material;
import io.github.openrouter4e.editor.Subject;
import io.github.openrouter4e.editor.context.Parts;
import io.github.openrouter4e.editor.context.Sharing;
import io.github.openrouter4e.ui.PromptContext;

/** Types, methods and fields that are selected in a view of JDT. */
public record MembersSubject(List<IMember> members) implements Subject {

	private static final int MOST = 20;

	/** Null if there is no member among the elements. */
	public static @Nullable MembersSubject of(List<?> elements) {
		var members = elements.stream().filter(IMember.class::isInstance).map(IMember.class::cast).toList();
		return members.isEmpty() ? null : new MembersSubject(members);
	}

	@Override
	public Material read(boolean agreed, IProgressMonitor monitor) throws CoreException {
		var sharing = new Sharing(agreed);
		var attachments = new ArrayList<Attachment>();
		var withheld = new LinkedHashSet<String>();
		var source = new StringBuilder();
		PromptContext context = null;
		for (var member : members.subList(0, Math.min(MOST, members.size()))) {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			var file = member.getResource();
			var reason = file == null ? null : sharing.withheld(file);
			if (reason != null) {
				withheld.add(reason);
				continue;
			}
			var root = member.getTypeRoot();
			var own = member.getSource();
			if (root == null || own == null) {
				continue; // of a library without source
			}
			var part = JavaParts.of(member, root);
			var name = file == null
					? member instanceof IType type
							? type.getFullyQualifiedName()
							: member.getDeclaringType().getFullyQualifiedName()
					: file.getFullPath().makeRelative().toString();
			attachments.add(Parts.attachment(name, part));
			source.append(source.isEmpty() ? "" : "\n\n").append(own); //$NON-NLS-1$ //$NON-NLS-2$
			if (context == null) {
				context = context(name, member, part);
			}
		}
		var found = context == null ? new PromptContext("", "", "", "", "") : context; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
		return new Material(Material.Kind.CODE, attachments, null, new PromptContext(found.file(), found.project(), "", //$NON-NLS-1$
				attachments.size() == 1 ? selection(attachments.getFirst()) : source.toString(), found.lines()),
				List.copyOf(withheld), members.size() <= MOST
						? List.of()
						: List.of(NLS.bind(Messages.MembersSubject_tooMany, String.valueOf(MOST),
								String.valueOf(members.size()))));
	}

	private static String selection(Attachment attachment) {
		return attachment instanceof Attachment.TextFile(var name, var text) ? text : ""; //$NON-NLS-1$
	}

	private static PromptContext context(String name, IMember member, CodePart part) {
		var project = member.getJavaProject();
		return new PromptContext(name, project == null ? "" : project.getElementName(), "", "", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				Parts.range(part.firstLine(), part.lastLine()));
	}
}
