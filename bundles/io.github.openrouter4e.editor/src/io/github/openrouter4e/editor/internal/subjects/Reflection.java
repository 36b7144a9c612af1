package io.github.openrouter4e.editor.internal.subjects;

import java.lang.reflect.InvocationTargetException;

import org.eclipse.jdt.annotation.Nullable;

/** Asks objects of classes that are not API; another version of them answers nothing. */
final class Reflection {

	private Reflection() {}

	/** What a public method without parameters returns; null if there is none. */
	static @Nullable Object call(Object object, String method) {
		try {
			return object.getClass().getMethod(method).invoke(object);
		} catch (@SuppressWarnings("unused") NoSuchMethodException | IllegalAccessException
				| InvocationTargetException e) {
			return null;
		}
	}
}
