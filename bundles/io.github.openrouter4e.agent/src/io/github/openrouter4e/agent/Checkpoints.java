package io.github.openrouter4e.agent;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.core.resources.IFile;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.storage.Registration;

/**
 * The changes that tools have made to files, what the user thinks of them, and the way back. An OSGi service. Kept in the
 * workspace for 30 days, up to 200 MB; the state of version control is neither asked nor touched. Thread-safe. Methods read
 * and write files, so that they must not be called on the user interface thread.
 */
public interface Checkpoints {

	/**
	 * A call of a tool. Its times tell it from calls with the same id.
	 *
	 * @param callId the model's id
	 * @param begun  when the tool began
	 * @param ended  when it ended; {@link Instant#MAX} if that is not known
	 */
	record Call(String conversationId, String callId, Instant begun, Instant ended) {
	}

	/**
	 * What takes back a change in a text.
	 *
	 * @param offset   where the change begins
	 * @param expected what is there
	 * @param text     what was there before it
	 */
	record Rejection(int offset, String expected, String text) {
	}

	/** Lines of a text. @param first from 1 @param last the last of them */
	record LineRange(int first, int last) {
	}

	/**
	 * Notes that a tool has changed a file. To be called right after the change.
	 *
	 * @param before what the file was right before the change
	 * @param after  what it was right after it, without anything that the user has changed since
	 */
	void record(ToolContext context, String callId, IFile file, FileImage before, FileImage after);

	/** The files that these calls have changed, in the order in which they were first changed. */
	List<ChangedFile> changes(List<Call> calls);

	/** The files that tools have changed in a conversation, in the order in which they were first changed. */
	List<ChangedFile> changes(String conversationId);

	/**
	 * The user keeps what these calls have changed.
	 *
	 * @param path of the only file that is meant; null for all
	 */
	void keep(List<Call> calls, @Nullable String path);

	/**
	 * Takes back what these calls have changed. What the user has changed since stays; so do changes of other calls. Each file
	 * is one entry of <em>Edit &gt; Undo</em>.
	 *
	 * @param path of the only file that is meant; null for all
	 */
	UndoReport undo(List<Call> calls, @Nullable String path);

	/**
	 * What the file would be without what these calls have changed, where the user has changed the same lines also without
	 * that.
	 *
	 * @return empty text also if there would be no file
	 */
	String without(List<Call> calls, String path);

	/** Full paths of the files with changes that the user has neither kept nor taken back. */
	Set<String> unreviewed();

	/**
	 * What the text of a file would be without the changes that the user has not reviewed.
	 *
	 * @param path full, in the workspace
	 * @param text the text of the file now
	 * @return null if there are no such changes
	 */
	@Nullable
	String reference(String path, String text);

	/**
	 * The lines that tools have put into a file and that the user has not reviewed.
	 *
	 * @param path full, in the workspace
	 * @param text the text of the file now
	 * @return in their order; empty if there are none
	 */
	List<LineRange> changedLines(String path, String text);

	/**
	 * The user keeps a part of what is not reviewed in a file.
	 *
	 * @param path full, in the workspace
	 * @param text the text of the file now
	 * @param line one that was changed, from 0, or the one in front of which lines were removed
	 */
	void keep(String path, String text, int line);

	/**
	 * What takes back a part of what is not reviewed in a file.
	 *
	 * @param path full, in the workspace
	 * @param text the text of the file now
	 * @param line as for {@link #keep(String, String, int)}
	 * @return null if there is nothing to be reviewed there
	 */
	@Nullable
	Rejection rejection(String path, String text, int line);

	/**
	 * The user has reviewed a file: if nothing is left of the changes that were not reviewed, they count as taken back.
	 *
	 * @param path full, in the workspace
	 * @param text the text of the file now
	 */
	void settle(String path, String text);

	/** Calls the listener, on any thread, with the full paths of files whose changes, or what is thought of them, changed. */
	Registration onChange(Consumer<Set<String>> listener);
}
