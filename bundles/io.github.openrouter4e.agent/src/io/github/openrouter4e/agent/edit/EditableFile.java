package io.github.openrouter4e.agent.edit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;

import io.github.openrouter4e.agent.files.FileText;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;

/** Checks that a file may be changed, and that its text can be put back to the byte. */
@SuppressWarnings("nls") // what the model is told
public final class EditableFile {

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private EditableFile() {}

	/**
	 * The text to change.
	 *
	 * @throws ToolException if the file must not be changed, or cannot be without harm
	 */
	public static FileText text(WorkspaceFiles files, IFile file) throws ToolException, CoreException {
		files.require(file);
		var text = ofUser(file);
		if (WorkspaceFiles.isSecret(text.text())) {
			throw new ToolException(Kind.DENIED,
					WorkspaceFiles.name(file) + " holds a private key or a token. Ask the user to change it.");
		}
		return text;
	}

	/**
	 * The text to change for the user, also of a file that is kept from models.
	 *
	 * @throws ToolException if the file cannot be changed without harm
	 */
	public static FileText ofUser(IFile file) throws ToolException, CoreException {
		var name = WorkspaceFiles.name(file);
		if (file.isDerived(IResource.CHECK_ANCESTORS)) {
			throw new ToolException(Kind.DENIED, name + " is generated: the next build would undo the change."
					+ " Change what it is generated from.");
		}
		if (file.isTeamPrivateMember(IResource.CHECK_ANCESTORS) || file.isHidden(IResource.CHECK_ANCESTORS)) {
			throw new ToolException(Kind.DENIED, name + " belongs to Eclipse or to version control.");
		}
		if (!file.isSynchronized(IResource.DEPTH_ZERO)) {
			file.refreshLocal(IResource.DEPTH_ZERO, new NullProgressMonitor());
		}
		if (!file.exists()) {
			throw new ToolException(Kind.NOT_FOUND, name + " has been deleted.");
		}
		var disk = FileText.ofDisk(file);
		if (!disk.exact()) {
			throw new ToolException(Kind.DENIED, name + " has bytes that are not " + disk.charset().name()
					+ ", which a change would destroy. Ask the user to set the encoding of the file.");
		}
		var text = ofBuffer(file);
		if (StandardCharsets.UTF_16LE.equals(text.charset()) && text.text().startsWith(BYTE_ORDER_MARK)
				&& file.getCharset(false) != null) {
			// file buffers write the mark of this encoding before the one that is the first character
			throw new ToolException(Kind.DENIED,
					name + " is set to UTF-16LE, but begins with a byte order mark, which would be"
							+ " written twice. Ask the user to set the encoding of the file to UTF-16.");
		}
		return text;
	}

	/** As the change will find it: a byte order mark, for example, may be a character there. */
	private static FileText ofBuffer(IFile file) throws CoreException, ToolException {
		var manager = FileBuffers.getTextFileBufferManager();
		manager.connect(file.getFullPath(), LocationKind.IFILE, new NullProgressMonitor());
		try {
			var text = FileText.ofEditor(file);
			if (text == null) {
				throw new ToolException(Kind.INTERNAL, WorkspaceFiles.name(file) + " cannot be opened. Try again.");
			}
			return text;
		} finally {
			manager.disconnect(file.getFullPath(), LocationKind.IFILE, new NullProgressMonitor());
		}
	}

	/**
	 * Makes files that are read-only, or that version control has to hand out first, writable. The user is asked once.
	 *
	 * @throws ToolException if that is refused
	 */
	public static void makeWritable(IFile... files) throws ToolException {
		var status = ResourcesPlugin.getWorkspace().validateEdit(files, IWorkspace.VALIDATE_PROMPT);
		if (!status.isOK()) {
			throw new ToolException(Kind.DENIED, Arrays.stream(files).map(WorkspaceFiles::name)
					.collect(Collectors.joining(", ")) + " cannot be written: " + status.getMessage());
		}
	}

	/**
	 * Checks that the file's encoding has the characters.
	 *
	 * @throws ToolException if it has not
	 */
	public static void requireEncodable(FileText file, String text) throws ToolException {
		var encoder = file.charset().newEncoder();
		for (var i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
			var character = Character.toString(text.codePointAt(i));
			if (!encoder.canEncode(character)) {
				throw new ToolException(Kind.ARGUMENTS, "The file is encoded in " + file.charset().name()
						+ ", which does not have the character " + character + " (U+"
						+ Integer.toHexString(character.codePointAt(0)).toUpperCase(Locale.ROOT)
						+ "). Use an escape, or other characters. Nothing was changed.");
			}
		}
	}
}
