package io.github.openrouter4e.ui.internal.chat.composer;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.fieldassist.ContentProposalAdapter;
import org.eclipse.jface.fieldassist.IContentProposal;
import org.eclipse.jface.fieldassist.IControlContentAdapter;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;

import io.github.openrouter4e.ui.internal.prompts.PromptLibrary;
import io.github.openrouter4e.ui.internal.prompts.ReusablePrompt;

/** Offers the reusable prompts by name after a slash at the beginning of the prompt. */
public final class PromptProposals {

	private static final char SLASH = '/';

	private final StyledText text;
	private final ContentProposalAdapter adapter;

	/** @param chosen gets the prompt, and where the slash and what was typed after it end */
	public PromptProposals(StyledText text, PromptLibrary library, BiConsumer<ReusablePrompt, Integer> chosen) {
		this.text = text;
		adapter = new ContentProposalAdapter(text, new StyledTextContent(),
				(contents, position) -> matching(library, contents, position).stream().map(Proposal::new)
						.toArray(IContentProposal[]::new),
				null, new char[]{SLASH});
		adapter.setProposalAcceptanceStyle(ContentProposalAdapter.PROPOSAL_IGNORE);
		adapter.setFilterStyle(ContentProposalAdapter.FILTER_NONE); // what is typed is part of the contents
		adapter.setPropagateKeys(true);
		adapter.addContentProposalListener(proposal -> {
			if (proposal instanceof Proposal(var prompt)) {
				accept(library, prompt, chosen);
			}
		});
	}

	/** The list follows the keys in a later event: Enter may come for a prompt that what is typed by now rules out. */
	private void accept(PromptLibrary library, ReusablePrompt selected, BiConsumer<ReusablePrompt, Integer> chosen) {
		var offered = matching(library, text.getText(), text.getCaretOffset());
		if (!offered.isEmpty()) {
			chosen.accept(offered.contains(selected) ? selected : offered.getFirst(), text.getCaretOffset());
		}
	}

	/** Whether the list is open: Enter, Escape and the arrows are its own then. */
	public boolean isOpen() {
		return adapter.isProposalPopupOpen();
	}

	private static List<ReusablePrompt> matching(PromptLibrary library, String contents, int position) {
		var typed = contents.substring(0, Math.min(position, contents.length()));
		if (typed.isEmpty() || typed.charAt(0) != SLASH) {
			return List.of();
		}
		var wanted = typed.substring(1).toLowerCase(Locale.ROOT);
		return library.prompts().stream().filter(p -> p.name().toLowerCase(Locale.ROOT).contains(wanted))
				.toList();
	}

	private record Proposal(ReusablePrompt prompt) implements IContentProposal {

		@Override
		public String getContent() {
			return prompt.name();
		}

		@Override
		public int getCursorPosition() {
			return prompt.name().length();
		}

		@Override
		public String getLabel() {
			return prompt.name();
		}

		@Override
		public String getDescription() {
			return prompt.text();
		}
	}

	private final class StyledTextContent implements IControlContentAdapter {

		@Override
		public void setControlContents(@Nullable Control control, @Nullable String contents, int cursor) {
			// the listener does it
		}

		@Override
		public void insertControlContents(@Nullable Control control, @Nullable String contents, int cursor) {
			// the listener does it
		}

		@Override
		public String getControlContents(@Nullable Control control) {
			return text.getText();
		}

		@Override
		public int getCursorPosition(@Nullable Control control) {
			return text.getCaretOffset();
		}

		@Override
		public void setCursorPosition(@Nullable Control control, int index) {
			text.setCaretOffset(index);
		}

		@Override
		public Rectangle getInsertionBounds(@Nullable Control control) {
			var place = text.getLocationAtOffset(text.getCaretOffset());
			return new Rectangle(place.x, place.y, 0, text.getLineHeight());
		}
	}
}
