package io.github.openrouter4e.editor.internal.actions;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.PlatformUI;

import io.github.openrouter4e.editor.EditorAction;
import io.github.openrouter4e.editor.EditorActions;

/** An action among the quick assists of an editor. It changes no document: it fills in a prompt. */
record ActionProposal(EditorActions actions, EditorAction action, String label) implements ICompletionProposal {

	private static final String ICON = "/icons/openrouter.png"; //$NON-NLS-1$
	/** The registry of images is that of all plug-ins. */
	private static final String KEY = "io.github.openrouter4e.editor/openrouter"; //$NON-NLS-1$

	@Override
	public void apply(@Nullable IDocument document) {
		var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		var page = window == null ? null : window.getActivePage();
		if (page != null) {
			actions.run(page, action);
		}
	}

	@Override
	public String getAdditionalProposalInfo() {
		return Messages.ActionProposal_info;
	}

	@Override
	public String getDisplayString() {
		return label;
	}

	@Override
	public @Nullable Image getImage() {
		var images = JFaceResources.getImageRegistry();
		var image = images.get(KEY);
		if (image == null) {
			images.put(KEY, ImageDescriptor.createFromURL(ActionProposal.class.getResource(ICON)));
			image = images.get(KEY);
		}
		return image;
	}

	@Override
	public @Nullable Point getSelection(@Nullable IDocument document) {
		return null;
	}

	@Override
	public @Nullable IContextInformation getContextInformation() {
		return null;
	}
}
