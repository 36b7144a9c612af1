package io.github.openrouter4e.chat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import io.github.openrouter4e.storage.Registration;

/**
 * The conversations: those open now and those on disk. A declarative service; thread-safe. Methods that throw
 * {@link IOException} read or write files: call them off the user interface thread.
 */
public interface ChatService {

	/** Opens a new conversation. It reaches the disk with its first prompt. */
	ChatSession create();

	/**
	 * Opens a conversation; the same session if it is open already. Each call wants a {@link ChatSession#close()}.
	 *
	 * @throws IOException if there is no such conversation or its file cannot be read. Damaged lines do not count:
	 *                     they are skipped and counted in {@link Conversation#damagedLines()}
	 */
	ChatSession open(String conversationId) throws IOException;

	/** The sessions that are open, in the order in which they were opened. */
	List<ChatSession> openSessions();

	/**
	 * All conversations on disk in the order of {@link ConversationSummary#ORDER}.
	 *
	 * @throws IOException if the folder cannot be read
	 */
	List<ConversationSummary> summaries() throws IOException;

	/** The files among the conversations that could not be read when {@link #summaries()} was last asked; by name. */
	List<UnreadableConversation> unreadable();

	/** Has {@link #summaries()} try again to read a file that did not change since it could not be read. */
	void retry(UnreadableConversation conversation);

	/**
	 * Finds the conversations that contain all words of a query, in titles or in what was said on any branch; case does not
	 * matter. Hits are told as they are found, those in titles first.
	 *
	 * @param cancelled asked often; {@code true} ends the search
	 * @throws IOException if the folder cannot be read; a file that cannot be read is skipped
	 */
	void search(String query, Consumer<SearchHit> hits, BooleanSupplier cancelled) throws IOException;

	/** Gives a conversation a title, whether it is open or not. */
	void rename(String conversationId, String title) throws IOException;

	/** Pins a conversation, or no longer. */
	void pin(String conversationId, boolean pinned) throws IOException;

	/** Deletes a conversation; an answer being received is stopped. {@link #restore} brings it back for 30 days. */
	void delete(String conversationId) throws IOException;

	/** Undoes {@link #delete}. */
	void restore(String conversationId) throws IOException;

	/** Writes the active path as Markdown. */
	void exportMarkdown(String conversationId, MarkdownLabels labels, Appendable target) throws IOException;

	/** Writes everything, all branches included, in the documented JSON form that {@link #importJson} reads. */
	void exportJson(String conversationId, OutputStream target) throws IOException;

	/**
	 * Adds an exported conversation, under a new id if its own is taken. Prompts that wait in it are held back until the
	 * user asks for them, and nothing in it is dated later than now.
	 *
	 * @return the summary of the new conversation
	 * @throws ForeignFileException if it is none of ours, damaged, or makes no sense; nothing is added then
	 * @throws IOException          if it cannot be read; nothing is added then
	 */
	ConversationSummary importJson(InputStream source) throws IOException;

	/**
	 * Whether an answer has ended in a conversation that was not {@link #seen} since, in this Eclipse or an earlier one. For any
	 * thread; what an earlier Eclipse left is known once {@link #summaries()} were asked.
	 */
	boolean isUnread(String conversationId);

	/** The user sees a conversation, so that it is not {@link #isUnread unread}. Returns at once, it is written later. */
	void seen(String conversationId);

	/** What the user has begun to write in the conversations. */
	Drafts drafts();

	/** Tells a listener what happens, on the thread on which it happens; it must return quickly. */
	Registration addListener(Consumer<ChatServiceEvent> listener);
}
