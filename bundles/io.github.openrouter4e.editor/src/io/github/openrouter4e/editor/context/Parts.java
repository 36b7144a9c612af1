package io.github.openrouter4e.editor.context;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

import io.github.openrouter4e.agent.files.FileText;
import io.github.openrouter4e.agent.files.Lines;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.editor.CodePart;
import io.github.openrouter4e.editor.CodeStructure;

/** Parts of files of the workspace, and what they are called as attachments. Reads files: not for the UI thread. */
public final class Parts {

	private Parts() {}

	/**
	 * The text as the editor has it if the file is open.
	 *
	 * @throws CoreException with a message for the user, if it is no text or cannot be read
	 */
	public static String text(IFile file) throws CoreException {
		try {
			return FileText.read(file).text();
		} catch (ToolException e) {
			throw new CoreException(Status.error(NLS.bind(Messages.Sharing_unreadable, WorkspaceFiles.name(file)), e));
		}
	}

	/** The method, field or type around a line: as the language's structure knows it, else as braces tell. */
	public static CodePart around(IFile file, String text, int line, IProgressMonitor monitor) throws CoreException {
		var lines = new Lines(text);
		var known = Math.clamp(line, 1, lines.count());
		var source = lines.get(known);
		var indent = source.length() - source.stripLeading().length();
		var offset = lines.start(known) + indent; // a declaration begins behind the indentation
		var part = structured(file, offset, monitor);
		return part.isPresent() ? part.get() : TextSurroundings.around(text, text, 1, offset, offset);
	}

	/** What a structure of the file's language knows; empty if there is none. */
	public static Optional<CodePart> structured(IFile file, int offset, IProgressMonitor monitor) throws CoreException {
		var bundles = FrameworkUtil.getBundle(Parts.class).getBundleContext();
		try {
			var references = new ArrayList<>(bundles.getServiceReferences(CodeStructure.class, null));
			references.sort(Comparator.<ServiceReference<CodeStructure>>naturalOrder().reversed());
			for (var reference : references) {
				var structure = bundles.getService(reference);
				try {
					var part = structure == null
							? Optional.<CodePart>empty()
							: structure.around(file, offset, monitor);
					if (part.isPresent()) {
						return part;
					}
				} finally {
					bundles.ungetService(reference);
				}
			}
		} catch (InvalidSyntaxException e) {
			throw new IllegalStateException(e); // there is no filter
		}
		return Optional.empty();
	}

	/** As an attachment, with what the code does not say. */
	public static Attachment attachment(String file, CodePart part) {
		var name = name(file, part.firstLine(), part.lastLine());
		return new Attachment.TextFile(
				part.fact().isEmpty() ? name : NLS.bind(Messages.Parts_fact, name, part.fact()), part.code());
	}

	/** What some lines of a file are called. */
	public static String name(String file, int firstLine, int lastLine) {
		return NLS.bind(firstLine == lastLine ? Messages.Parts_line : Messages.Parts_lines, file,
				range(firstLine, lastLine));
	}

	/** For example "3–10". */
	public static String range(int firstLine, int lastLine) {
		return firstLine == lastLine ? String.valueOf(firstLine) : firstLine + "\u2013" + lastLine; //$NON-NLS-1$
	}

	/** The name of the project that a file is in. */
	public static String project(IFile file) {
		return file.getProject().getName();
	}
}
