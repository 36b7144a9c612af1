package io.github.openrouter4e.ui.internal.chat.composer;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.DefaultInformationControl;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.ContentAssistEvent;
import org.eclipse.jface.text.contentassist.ContentAssistant;
import org.eclipse.jface.text.contentassist.ICompletionListener;
import org.eclipse.jface.text.contentassist.ICompletionListenerExtension;
import org.eclipse.jface.text.contentassist.ICompletionListenerExtension2;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension2;
import org.eclipse.jface.text.contentassist.IContentAssistProcessor;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationValidator;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;

/** The list of what may complete the text before the cursor: JFace's content assist over any number of sources. */
final class CompletionList {

	private final ISourceViewer viewer;
	private final StyledText widget;
	/** Null until there is anything to list. */
	private @Nullable ContentAssistant assistant;
	/** What the sources complete; read by their threads, which must not touch the document. */
	private volatile TypedLine typed = new TypedLine("", 0); //$NON-NLS-1$
	private @Nullable Proposal selected;
	private boolean inserted;
	private final List<CompletionSource> sources = new ArrayList<>();
	private boolean running;
	/** Whether the user closed the list, and has not begun anything new since. */
	private boolean dismissed;

	CompletionList(ISourceViewer viewer) {
		this.viewer = viewer;
		widget = viewer.getTextWidget();
		widget.addModifyListener(event -> widget.getDisplay().asyncExec(this::typed)); // the list goes through it before
		widget.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getDescription(@Nullable AccessibleEvent event) {
				var proposal = selected;
				if (event != null && event.childID == ACC.CHILDID_SELF && proposal != null) {
					event.result = proposal.getDisplayString();
				}
			}
		});
	}

	void add(CompletionSource source) {
		sources.add(source);
		var installed = assistant;
		if (installed == null) {
			installed = install();
			assistant = installed;
		}
		installed.addContentAssistProcessor(new Processor(source), IDocument.DEFAULT_CONTENT_TYPE);
	}

	private ContentAssistant install() {
		var created = new ContentAssistant(true);
		created.enableAutoActivation(true);
		created.setAutoActivationDelay(0);
		created.enableAutoInsert(false);
		created.setInformationControlCreator(parent -> new DefaultInformationControl(parent, false));
		created.addCompletionListener(new Sessions());
		created.install(viewer);
		widget.addDisposeListener(event -> created.uninstall());
		return created;
	}

	/** Opens the list, if there is anything for what stands before the cursor. */
	void open() {
		var installed = assistant;
		if (installed != null) {
			installed.showPossibleCompletions();
		}
	}

	/** Keeps the list closed until something new is begun. */
	void dismiss() {
		dismissed = true;
	}

	private void typed() {
		if (!widget.isDisposed() && !running) {
			dismissed &= openIfWanted();
		}
	}

	/**
	 * JFace only leaves out of the list what does not fit any more; what fits better now has to be asked for.
	 *
	 * @return whether the list is wanted, though perhaps dismissed
	 */
	private boolean openIfWanted() {
		var line = TypedLine.before(viewer.getDocument(), viewer.getSelectedRange().x);
		var wanted = sources.stream().anyMatch(source -> source.wantsAgain(line));
		if (wanted && !dismissed) {
			open();
		}
		return wanted;
	}

	/** More may have been typed before anything was found, so that nothing of it fitted and nothing was shown. */
	private void ended() {
		if (!widget.isDisposed() && !running) {
			openIfWanted();
		}
	}

	/** {@return whether something in the list is selected: Enter, Escape, Tab and the arrows are the list's own then} */
	boolean isOpen() {
		return selected != null;
	}

	/** {@return whether something of the list was put into the prompt since this was called last} */
	boolean takeInserted() {
		var result = inserted;
		inserted = false;
		return result;
	}

	/** The focus stays in the prompt: there a screen reader hears what is selected. */
	private void select(@Nullable Proposal proposal) {
		if (selected != proposal) {
			selected = proposal;
			if (!widget.isDisposed()) {
				widget.getAccessible().sendEvent(ACC.EVENT_DESCRIPTION_CHANGED, null);
			}
		}
	}

	private final class Sessions
			implements
				ICompletionListener,
				ICompletionListenerExtension,
				ICompletionListenerExtension2 {

		@Override
		public void assistSessionStarted(@Nullable ContentAssistEvent event) {
			running = true;
			typed = TypedLine.before(viewer.getDocument(), viewer.getSelectedRange().x);
		}

		@Override
		public void assistSessionRestarted(@Nullable ContentAssistEvent event) {
			assistSessionStarted(event);
		}

		@Override
		public void assistSessionEnded(@Nullable ContentAssistEvent event) {
			running = false;
			select(null);
			if (!widget.isDisposed()) {
				widget.getDisplay().asyncExec(CompletionList.this::ended);
			}
		}

		@Override
		public void selectionChanged(@Nullable ICompletionProposal proposal, boolean smartToggle) {
			select(proposal instanceof Proposal ours ? ours : null); // JFace has some that stand for nothing
		}

		@Override
		public void applied(@Nullable ICompletionProposal proposal) {
			inserted |= proposal instanceof Proposal;
		}
	}

	private final class Processor implements IContentAssistProcessor {

		private final CompletionSource source;

		Processor(CompletionSource source) {
			this.source = source;
		}

		@Override
		public ICompletionProposal[] computeCompletionProposals(@Nullable ITextViewer text, int offset) {
			try {
				return source.complete(typed).stream().map(Proposal::new).toArray(ICompletionProposal[]::new);
			} catch (@SuppressWarnings("unused") InterruptedException e) {
				Thread.currentThread().interrupt();
				return new ICompletionProposal[0];
			}
		}

		@Override
		public char[] getCompletionProposalAutoActivationCharacters() {
			return new char[]{source.trigger()};
		}

		@Override
		public IContextInformation @Nullable [] computeContextInformation(@Nullable ITextViewer text, int offset) {
			return null;
		}

		@Override
		public char @Nullable [] getContextInformationAutoActivationCharacters() {
			return null;
		}

		@Override
		public @Nullable String getErrorMessage() {
			return null;
		}

		@Override
		public @Nullable IContextInformationValidator getContextInformationValidator() {
			return null;
		}
	}

	private static final class Proposal implements ICompletionProposal, ICompletionProposalExtension2 {

		private final CompletionSource.Completion completion;

		Proposal(CompletionSource.Completion completion) {
			this.completion = completion;
		}

		@Override
		public String getDisplayString() {
			return completion.label();
		}

		@Override
		public String getAdditionalProposalInfo() {
			return completion.details();
		}

		@Override
		public boolean validate(@Nullable IDocument document, int offset, @Nullable DocumentEvent event) {
			return document != null && completion.fits(TypedLine.before(document, offset));
		}

		@Override
		public void apply(@Nullable ITextViewer text, char trigger, int stateMask, int offset) {
			if (text != null) {
				completion.apply(TypedLine.before(text.getDocument(), offset));
			}
		}

		@Override
		public void apply(@Nullable IDocument document) {
			// JFace calls the one with the viewer
		}

		@Override
		public void selected(@Nullable ITextViewer text, boolean smartToggle) {
			// shown beside the list
		}

		@Override
		public void unselected(@Nullable ITextViewer text) {
			// nothing was shown in the prompt
		}

		@Override
		public @Nullable Point getSelection(@Nullable IDocument document) {
			return null; // the cursor is where it was put
		}

		@Override
		public @Nullable Image getImage() {
			return null;
		}

		@Override
		public @Nullable IContextInformation getContextInformation() {
			return null;
		}
	}
}
