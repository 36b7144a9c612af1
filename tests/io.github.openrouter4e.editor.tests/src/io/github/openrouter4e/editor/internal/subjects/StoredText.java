package io.github.openrouter4e.editor.internal.subjects;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.eclipse.core.resources.IStorage;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IPersistableElement;
import org.eclipse.ui.IStorageEditorInput;

/** A text in a text editor that is in no file. */
@NonNullByDefault({}) // as what it overrides
public interface StoredText extends IStorageEditorInput, IStorage {

	String name();

	/** What it says where it is; may be null. */
	IPath path();

	String text();

	@Override
	default IStorage getStorage() {
		return this;
	}

	@Override
	default boolean exists() {
		return true;
	}

	@Override
	default ImageDescriptor getImageDescriptor() {
		return ImageDescriptor.getMissingImageDescriptor();
	}

	@Override
	default IPersistableElement getPersistable() {
		return null;
	}

	@Override
	default String getToolTipText() {
		return name();
	}

	@Override
	default InputStream getContents() {
		return new ByteArrayInputStream(text().getBytes(StandardCharsets.UTF_8));
	}

	@Override
	default IPath getFullPath() {
		return path();
	}

	@Override
	default String getName() {
		return name();
	}

	@Override
	default boolean isReadOnly() {
		return true;
	}

	@Override
	default <T> T getAdapter(Class<T> adapter) {
		return null;
	}
}
