package io.github.openrouter4e.editor.internal.review;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.texteditor.quickdiff.IQuickDiffReferenceProvider;

/** What the ruler compares the text of an editor with during a review: the text without the changes to be reviewed. */
@NonNullByDefault({}) // as what it overrides
public final class ReviewReference implements IQuickDiffReferenceProvider {

	/** As in plugin.xml. */
	static final String ID = "io.github.openrouter4e.editor.reviewReference"; //$NON-NLS-1$

	private String id = ID;
	private volatile @Nullable IDocument reference;

	@Override
	public void setActiveEditor(ITextEditor editor) {
		var review = EditorReviews.find(editor);
		reference = review == null ? null : review.reference();
	}

	@Override
	public @Nullable IDocument getReference(IProgressMonitor monitor) {
		return reference;
	}

	@Override
	public boolean isEnabled() {
		return reference != null;
	}

	@Override
	public void dispose() {
		reference = null;
	}

	@Override
	public String getId() {
		return id;
	}

	@Override
	public void setId(String id) {
		this.id = id;
	}
}
