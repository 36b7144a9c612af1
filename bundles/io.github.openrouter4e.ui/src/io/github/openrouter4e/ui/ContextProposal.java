package io.github.openrouter4e.ui;

import java.util.OptionalLong;

/**
 * Something that the user can attach.
 *
 * @param id     by which its provider finds it again, for example a path; never shown
 * @param label  what the user reads, in the user's language where it is not a name
 * @param detail more about it, for example where it is; "" for nothing
 * @param size   an estimate of how much would be sent, as {@link io.github.openrouter4e.chat.Attachment#size()} counts; empty
 *               if that is not known before it is read
 */
public record ContextProposal(String id, String label, String detail, OptionalLong size) {
}
