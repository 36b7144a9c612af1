package io.github.openrouter4e.chat;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.costs.CostEstimate;
import io.github.openrouter4e.storage.Registration;

/**
 * A conversation that is open. Thread-safe. Nothing here waits for the network: answers are received on threads of the
 * session's own, also while other sessions receive theirs and while nobody listens. Methods that change something write a
 * line to the history and may touch the disk; call them off the user interface thread if a slow disk must not be felt.
 *
 * <p>While the session {@linkplain #isBusy() is busy}, {@link #regenerate}, {@link #editAndResend}, {@link #continueAnswer},
 * {@link #retryWithMaxTokens}, {@link #retryWithoutRefused}, {@link #condense}, {@link #activate}, {@link #delete} and
 * {@link #restore} throw {@link SessionBusyException}; {@link #stop()} first. Those that are about a turn throw
 * {@link IllegalArgumentException} if there is no such turn, or none any more.
 */
public interface ChatSession {

	/** The conversation's id. */
	String id();

	/** The conversation as it is now. Cheap, also while an answer is received. */
	Conversation snapshot();

	/**
	 * Tells a listener about everything that happens from now on. What a snapshot taken after this call lacks will be told
	 * by events.
	 */
	Registration subscribe(ChatSessionListener listener);

	/** Whether an answer is being received, or a tool is at work. */
	boolean isBusy();

	/**
	 * Sends a prompt at the end of the active path, or queues it while the session is busy or others that are not held wait
	 * before it. The queue goes on by itself after an answer that is complete, and waits after one that failed or was
	 * stopped, until the next {@code send} or {@link #sendQueued()}. While the model works with tools, what waits goes along
	 * with the next results.
	 *
	 * @throws IllegalArgumentException if the prompt is empty
	 */
	void send(Prompt prompt);

	/**
	 * Prompts that wait, in the order in which they will be sent. They are in the conversation's file: after the end of the
	 * process, however it came, all of them are there again, and {@linkplain QueuedPrompt#held() held}.
	 */
	List<QueuedPrompt> queue();

	/** Keeps a prompt at the end of the queue until the user takes it back or has it sent, whatever else is sent. */
	void setAside(QueuedPrompt prompt);

	/**
	 * Takes a prompt out of the queue, for example to edit it.
	 *
	 * @return whether it was still there; {@code false} if it is being sent, so that nobody sends it twice
	 */
	boolean unqueue(String queuedId);

	/** Lets all that waits go on, held or not. */
	void sendQueued();

	/**
	 * Lets a prompt go on that is held: it is sent now, or when the answers before it are complete.
	 *
	 * @return whether it was still held
	 */
	boolean sendQueued(String queuedId);

	/** Sends what {@link SessionEvent.LimitReached} held back, once; the next request may be held back again. */
	void confirmSpending();

	/** Stops the answer and the tools; what was received is kept. Returns at once. */
	void stop();

	/**
	 * Generates another answer beside this one and makes it the active branch; both are kept.
	 *
	 * @param answerId an answer on any branch
	 * @param model    the model to ask; {@code null} for the conversation's
	 */
	void regenerate(String answerId, @Nullable String model);

	/**
	 * Sends a changed question as a branch beside the old one and makes it active; the old one is kept. If a spending limit
	 * holds it back, it is in the queue.
	 *
	 * @param questionId a question on any branch
	 */
	void editAndResend(String questionId, Prompt prompt);

	/**
	 * Continues the last answer of the active path after an error, a cut at the maximum length, a stop or a restart: new
	 * text is appended to it. If it has no text yet the request is simply sent again. Where the path ends with an answer's
	 * calls, or with some of their results, the tools run that have not begun, and the model goes on.
	 *
	 * @throws IllegalStateException if there is nothing to continue: nothing was sent, or the answer is complete
	 */
	void continueAnswer();

	/**
	 * Has the model sum up the conversation but for its end, so that later requests are shorter: they have the summary in place
	 * of the turns, which stay as they are. {@link SessionEvent.Condensing} and then {@link SessionEvent.Condensed} or
	 * {@link SessionEvent.NotCondensed} are told. It is a request that is paid for.
	 */
	void condense();

	/**
	 * What {@link #condense()} is expected to do. Calculates only, but reads turns that are not in memory yet: call it on a
	 * background thread.
	 *
	 * @return {@code null} if there is too little to be summed up
	 */
	@Nullable
	CondensePreview condensePreview();

	/**
	 * Whether the active path ends between a model's calls and its next answer, as it was stopped there, held back by a
	 * limit, or the process ended: {@link #continueAnswer()} runs the tools that have not begun, and lets the model go on.
	 * {@code false} while the session is busy. Reads turns that are not in memory yet: call it on a background thread.
	 */
	boolean isRunUnfinished();

	/**
	 * Sends the request of the last, failed answer again with a smaller maximum, after OpenRouter said "can only afford N".
	 *
	 * @param maxTokens tokens that the answer may have
	 * @throws IllegalStateException if there is nothing to send again: the path does not end with an answer that can be continued
	 */
	void retryWithMaxTokens(int maxTokens);

	/**
	 * Leaves out the attachments that the provider of the last, failed answer refused, from this and all later requests of
	 * the conversation, and sends the request again. The history keeps them.
	 *
	 * @throws IllegalStateException if the last answer did not fail for that reason
	 */
	void retryWithoutRefused();

	/** Makes the branch with this turn active, down to the leaf that was last active there. */
	void activate(String turnId);

	/** Deletes a turn and what follows it; {@link #restore} brings it back. */
	void delete(String turnId);

	/** Undoes {@link #delete} of that turn and makes it active. */
	void restore(String turnId);

	/** Gives the conversation a title; the automatic one does not come back. */
	void rename(String title);

	/** Changes what the user chose for this conversation; holds for the next request. */
	void setOptions(ConversationOptions options);

	/**
	 * What sending this prompt now is expected to cost. Calculates only, but reads turns that are not in memory yet: call
	 * it on a background thread.
	 */
	CostEstimate estimate(Prompt prompt);

	/**
	 * What {@link #editAndResend} would cost: like {@link #estimate}, without the turns that the changed question leaves
	 * behind.
	 *
	 * @throws IllegalArgumentException if there is no such question
	 */
	CostEstimate estimateEdited(String questionId, Prompt prompt);

	/**
	 * What each attachment of a prompt adds to it, in their order. Calculates only.
	 *
	 * @param estimate what the whole prompt is expected to cost
	 */
	List<AttachmentCost> attachmentCosts(Prompt prompt, CostEstimate estimate);

	/**
	 * Why what was said last is only in memory, in the system's words; {@code null} if everything is on the disk. Told when
	 * it changes by {@link SessionEvent.StorageFailed} and {@link SessionEvent.StorageRecovered}.
	 */
	@Nullable
	String unsaved();

	/** Tries at once to write what is only in memory; that is done from time to time anyway. */
	void save();

	/**
	 * Tells that one who created or opened this session does not show it any more; each calls it once. After the last one,
	 * an answer that is being received goes on to its end, what is unsaved is saved, and then the session leaves {@link ChatService#openSessions()}.
	 * {@link ChatService#open} opens it again at any time.
	 */
	void close();
}
