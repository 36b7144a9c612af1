/**
 * What was spent and what is left. Not API, but the file format is a promise:
 *
 * <p>{@code ledger.jsonl} has the frame of the conversations' files (see the package {@code internal.store}) and is only
 * appended to. Lines {@code "t":"entry"} hold what {@link io.github.openrouter4e.chat.LedgerEntry} holds: {@code id},
 * {@code at}, {@code conversation}, {@code turn}, {@code model}, {@code provider}, {@code generation}, {@code tokens},
 * {@code cost}, {@code failed}, {@code size}. Of several lines with the same {@code id} the last one holds. Amounts are USD
 * as text in plain decimal notation. Unknown kinds and fields are skipped.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.chat.internal.ledger;
