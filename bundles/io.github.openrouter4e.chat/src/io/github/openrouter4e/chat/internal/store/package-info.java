/**
 * The history on disk. Not API, but the format is a promise:
 *
 * <p>Each conversation is one file {@code conversations/<id>.jsonl}, a text file in UTF-8 with one JSON object per line, only
 * ever appended to. Each line begins with {@code {"c":"<8 hex digits>",}: the CRC-32C of the bytes that follow up to the
 * end of the line. A line that is cut or whose checksum does not fit is skipped and counted. When a file with a cut last line
 * is appended to, a line {@code "t":"cut"} says so first, and the cut line is not counted as damage. {@code "t"} tells what a
 * line is; unknown kinds and fields are skipped, so that older versions can read files of newer ones:
 *
 * <ul>
 * <li>{@code conversation}: first line; {@code id}, {@code at}, {@code format} (the version, now 1)
 * <li>{@code question}: {@code id}, {@code p} (parent; absent for a first turn), {@code at}, {@code text},
 * {@code attachments} of {@code kind} file, paste, folder (with {@code text}), image, pdf (with {@code blob})
 * <li>{@code leaveOut}: attachment {@code attachment} (from 0) of question {@code id} is left out of requests, or that image
 * of an answer, or that part of what a tool told
 * <li>{@code blob}: {@code id} (SHA-256), {@code data} (Base64); precedes the first question that refers to it
 * <li>{@code answer}: an answer begins; {@code id}, {@code p}, {@code at}, {@code model} (requested)
 * <li>{@code started}: {@code id} of the answer, {@code generation}, {@code model}, {@code provider} of the request under way
 * <li>{@code piece}: {@code id} of the answer, {@code text}, {@code reasoning}, {@code citations}, {@code images} to append,
 * {@code audio} (Base64) likewise
 * <li>{@code part}: a request ended; {@code id} of the answer, {@code state}, {@code failure}, and what
 * {@link io.github.openrouter4e.chat.AnswerPart} holds
 * <li>{@code resumed}: the answer {@code id}, whose last {@code part} says that it paused, goes on with its tools
 * <li>{@code again}: the answer {@code id} is being continued; without a {@code part} after it, or after {@code answer}, the
 * answer was interrupted
 * <li>{@code cost}: {@code cost} and {@code tokens} of part {@code part} (from 0) of answer {@code id} are now known better
 * <li>{@code toolBegun}: a tool begins to run; {@code id}, {@code p}, {@code at}, {@code call}, {@code tool}. Without a
 * {@code tool} with the same {@code id} after it, nobody knows what the tool did
 * <li>{@code tool}: a tool's result; {@code id}, {@code p}, {@code at}, {@code call}, {@code tool}, {@code content},
 * {@code failed}, {@code duration}; {@code kind} of a failure; {@code reason} if the user did not allow it; {@code parts} if
 * the model gets more than one text; {@code view} for the user
 * <li>{@code active}: the active path leads through turn {@code id}; a new turn becomes active without such a line
 * <li>{@code delete}, {@code restore}: turn {@code id} and what follows it
 * <li>{@code queue}, {@code unqueue}: a prompt with {@code id} waits, or no longer, as it does not once there is a question
 * with that id; {@code held} if it is not sent by itself
 * (which holds for all that wait when a file is opened), {@code question} that it takes the place of
 * <li>{@code condensed}: in requests {@code text} stands in place of the turns before turn {@code id}; {@code last} is the turn
 * that was the last one then. The last such line holds, where its turn is on the path
 * <li>{@code title}, {@code pin}, {@code options}: the last one holds
 * </ul>
 *
 * <p>{@code summaries.jsonl} has the same frame and one line per change of a summary; it can be deleted, and is rebuilt from
 * the conversations. Deleted conversations, and the oldest ones of a history that is too large, lie in {@code trash} for 30
 * days or some more. What is imported is written to {@code quarantine} and moved to {@code conversations} when it was checked.
 *
 * <p>A conversation is called as its file. Ids of turns are letters, digits, {@code -} and {@code _}, up to 100, and unique in
 * the file; a turn comes after its parent. A line that says otherwise, a line longer than 64 MB, and values that nobody can
 * count with (times outside of the years 1970 to 9999, amounts of more than 40 digits, negative durations) are passed over
 * when a file is read, and refused when one is imported: see {@code RecordRules}.
 *
 * <p>{@code drafts} is described at {@link DraftStore}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.chat.internal.store;
