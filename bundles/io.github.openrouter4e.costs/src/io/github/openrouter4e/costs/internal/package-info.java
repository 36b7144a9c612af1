/**
 * Prices, rules, recording and the ledger on disk. Begin with {@link DefaultModelCalls}. Not API, but the file format is a
 * promise:
 *
 * <p>{@code ledger.jsonl}, in the folder of the bundle {@code chat}, which wrote it first, has the frame of the conversations' files (see {@link io.github.openrouter4e.storage.LineFile}) and is only
 * appended to. Lines {@code "t":"entry"} hold what {@link io.github.openrouter4e.costs.LedgerEntry} holds: {@code id},
 * {@code at}, {@code purpose} (absent for a chat), {@code conversation}, {@code turn} (absent if it belongs to none), {@code model}, {@code provider}, {@code generation}, {@code tokens},
 * {@code cost}, {@code failed}, {@code size}. Of several lines with the same {@code id} the last one holds. Amounts are USD
 * as text in plain decimal notation. Unknown kinds and fields are skipped. {@code ledger.checkpoint} is no promise: see
 * {@link LedgerCheckpoint}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.costs.internal;
