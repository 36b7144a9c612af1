package io.github.openrouter4e.agent.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.eclipse.core.resources.IFile;

import io.github.openrouter4e.agent.files.FileText;
import io.github.openrouter4e.agent.files.Lines;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.tools.ToolException;

/**
 * A change of the text of a file, as it can be made now.
 *
 * @param text    the text that the file has
 * @param splices in the order of the text, without overlaps
 * @param note    what the model is told of it besides; begins with a blank, may be empty
 * @param forgave whether the place was found though the model wrote it in another way
 */
public record FileEdit(IFile file, FileText text, List<Splice> splices, String note, boolean forgave) {

	/** Takes a copy of the list. */
	public FileEdit {
		splices = List.copyOf(splices);
	}

	/** One of which there is no more to be told. */
	public FileEdit(IFile file, FileText text, List<Splice> splices) {
		this(file, text, splices, "", false); //$NON-NLS-1$
	}

	/** The same, of which the model is told something. */
	public FileEdit with(String other) {
		return new FileEdit(file, text, splices, other, forgave);
	}

	/** The same, for which something was forgiven or not. */
	public FileEdit forgiving(boolean forgiven) {
		return new FileEdit(file, text, splices, note, forgiven);
	}

	/**
	 * A change of this text, which {@link EditableFile#text} has returned.
	 *
	 * @throws ToolException if it brings lines that stand for code which is left out, whoever found the places, or if the
	 *                       file's encoding does not have the characters
	 */
	public static FileEdit of(IFile file, FileText text, List<Splice> splices) throws ToolException {
		Elision.refuseAdded(joined(splices, Splice::expected), joined(splices, Splice::text));
		return ofChecked(file, text, splices);
	}

	/**
	 * The same, for code that was checked before to leave nothing out: places without the lines around them, which the code
	 * repeats, do not show it.
	 *
	 * @throws ToolException if the file's encoding does not have the characters
	 */
	public static FileEdit ofChecked(IFile file, FileText text, List<Splice> splices) throws ToolException {
		for (var splice : splices) {
			EditableFile.requireEncodable(text, splice.text());
		}
		return new FileEdit(file, text, splices);
	}

	/** All of them, as what one of them takes away another one may bring back. */
	private static String joined(List<Splice> splices, Function<Splice, String> part) {
		return splices.stream().map(part).collect(Collectors.joining("\n")); //$NON-NLS-1$
	}

	/** The file as models are told. */
	public String path() {
		return WorkspaceFiles.name(file);
	}

	/** What the user is shown. */
	public String diff() {
		return DiffText.of(path(), text.text(), splices);
	}

	/** The text that the file will have. */
	public String result() {
		return Splice.applied(splices, text.text());
	}

	/** The lines, in the text that the file will have, that change: such as {@code 3, 7-9}. */
	public String changedLines() {
		var lines = new Lines(text.text());
		var ranges = new ArrayList<String>();
		var shift = 0;
		for (var splice : splices) {
			var first = lines.lineOf(splice.offset()) + shift;
			var more = Math.max(0, new Lines(splice.text()).count() - 1);
			ranges.add(more == 0 ? String.valueOf(first) : first + "-" + (first + more)); //$NON-NLS-1$
			shift += breaks(splice.text()) - breaks(splice.expected());
		}
		return String.join(", ", ranges); //$NON-NLS-1$
	}

	private static int breaks(String text) {
		var count = 0;
		for (var i = 0; i < text.length(); i++) {
			var c = text.charAt(i);
			count += c == '\n' || c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n') ? 1 : 0;
		}
		return count;
	}
}
