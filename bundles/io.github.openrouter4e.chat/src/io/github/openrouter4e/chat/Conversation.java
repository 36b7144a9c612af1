package io.github.openrouter4e.chat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.tools.ToolView;
import io.github.openrouter4e.costs.CostSum;

/**
 * An immutable snapshot of a conversation: a tree of turns, of which the path from the beginning to one leaf is active.
 *
 * <p>Only the shape of the tree is in memory after opening; what a turn says is read from disk when it is first asked for.
 * So {@link #path()}{@code .get(i)} and {@link #turn(String)} may read a file and belong on a background thread; a view
 * that shows the end first asks for the end only.
 */
public interface Conversation {

	/** Unique; also sent as OpenRouter's {@code session_id}, so that one provider's cache serves the conversation. */
	String id();

	/** The title; empty until the first prompt was sent. */
	String title();

	/** Whether the user pinned it. */
	boolean pinned();

	/** When it was begun. */
	Instant created();

	/** When something was last said in it. */
	Instant updated();

	/** What the user chose for this conversation. */
	ConversationOptions options();

	/**
	 * The active path, oldest turn first. Random access is cheap; a turn's content is loaded when it is asked for.
	 */
	List<Turn> path();

	/** The ids of the active path's turns, oldest first; all in memory. */
	List<String> pathIds();

	/** A turn on any branch; empty if there is none with this id or it was deleted. */
	Optional<Turn> turn(String turnId);

	/**
	 * The branches at a turn: itself and the other turns with the same parent, oldest first. Of size 1 if there is no other;
	 * empty if there is no such turn.
	 */
	List<String> branches(String turnId);

	/** The last turn of the active path; {@code null} if nothing was said yet. */
	@Nullable
	Turn last();

	/**
	 * What a tool had for the user last on the active path, of one type; {@code null} if none had. No other turn is read for it.
	 *
	 * @param type as {@link ToolView} names it
	 */
	@Nullable
	ToolView lastView(String type);

	/** The answer being received; {@code null} if none is. */
	@Nullable
	Answer streaming();

	/**
	 * What was spent on this conversation until now, on all branches, deleted turns included. The only thing that is not as
	 * it was when the snapshot was made; and the first call in a workbench reads the ledger.
	 */
	CostSum cost();

	/** How many lines of the file were damaged and skipped; 0 if all is well. */
	int damagedLines();
}
