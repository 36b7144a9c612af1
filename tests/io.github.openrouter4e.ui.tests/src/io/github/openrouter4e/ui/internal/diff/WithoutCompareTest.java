package io.github.openrouter4e.ui.internal.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;

import org.junit.jupiter.api.Test;

/** The classes of the service where {@code org.eclipse.compare} is missing. */
@SuppressWarnings("nls")
class WithoutCompareTest {

	private static final String PACKAGE = WorkbenchDiffViews.class.getPackageName();

	@Test
	void theServiceNeedsNoClassOfCompare() throws Exception {
		var type = new Hiding().loadClass(PACKAGE + ".WorkbenchDiffViews");
		var constructor = type.getDeclaredConstructor(boolean.class);
		constructor.setAccessible(true);
		assertEquals(false, type.getMethod("isSupported").invoke(constructor.newInstance(false)));
	}

	@Test
	void theClassesAreHiddenIndeed() {
		assertThrows(NoClassDefFoundError.class,
				() -> Class.forName(PACKAGE + ".DiffInput", true, new Hiding()));
	}

	/** Loads the package anew, and nothing of compare. */
	private static final class Hiding extends ClassLoader {

		Hiding() {
			super(WithoutCompareTest.class.getClassLoader());
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			if (name.startsWith("org.eclipse.compare.")) {
				throw new ClassNotFoundException(name);
			}
			return name.startsWith(PACKAGE + ".") ? define(name) : super.loadClass(name, resolve);
		}

		private Class<?> define(String name) throws ClassNotFoundException {
			var known = findLoadedClass(name);
			if (known != null) {
				return known;
			}
			try (var file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
				var bytes = file.readAllBytes();
				return defineClass(name, bytes, 0, bytes.length);
			} catch (IOException e) {
				throw new ClassNotFoundException(name, e);
			}
		}
	}
}
