package io.github.openrouter4e.editor.internal.subjects;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.eclipse.compare.IStreamContentAccessor;
import org.eclipse.compare.ITypedElement;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.graphics.Image;

/** A side of a comparison that is in no file. */
@NonNullByDefault({})
public interface ComparedText extends ITypedElement, IStreamContentAccessor {

	String name();

	String text();

	@Override
	default String getName() {
		return name();
	}

	@Override
	default Image getImage() {
		return null;
	}

	@Override
	default String getType() {
		return "java";
	}

	@Override
	default InputStream getContents() {
		return new ByteArrayInputStream(text().getBytes(StandardCharsets.UTF_8));
	}
}
