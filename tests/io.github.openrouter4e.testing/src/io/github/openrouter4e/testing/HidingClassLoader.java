package io.github.openrouter4e.testing;

import java.io.IOException;
import java.util.List;

/** Loads the classes of a package anew, as if an optional bundle were missing. */
public final class HidingClassLoader extends ClassLoader {

	private final String loaded;
	private final List<String> hidden;

	/**
	 * @param parent knows everything
	 * @param loaded the package that is loaded anew, with those below it
	 * @param hidden the packages that are not found, with those below them
	 */
	public HidingClassLoader(ClassLoader parent, String loaded, String... hidden) {
		super(parent);
		this.loaded = loaded + '.';
		this.hidden = List.of(hidden);
	}

	@Override
	protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
		// the annotations of JDT are not JDT
		if (hidden.stream().anyMatch(start -> name.startsWith(start + '.'))
				&& !name.startsWith("org.eclipse.jdt.annotation.")) {
			throw new ClassNotFoundException(name);
		}
		return name.startsWith(loaded) ? define(name) : super.loadClass(name, resolve);
	}

	private Class<?> define(String name) throws ClassNotFoundException {
		var known = findLoadedClass(name);
		if (known != null) {
			return known;
		}
		try (var file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
			if (file == null) {
				throw new ClassNotFoundException(name);
			}
			var bytes = file.readAllBytes();
			return defineClass(name, bytes, 0, bytes.length);
		} catch (IOException e) {
			throw new ClassNotFoundException(name, e);
		}
	}
}
