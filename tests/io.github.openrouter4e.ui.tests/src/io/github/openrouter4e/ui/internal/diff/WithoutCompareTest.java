package io.github.openrouter4e.ui.internal.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.testing.HidingClassLoader;

/** The classes of the service where {@code org.eclipse.compare} is missing. */
@SuppressWarnings("nls")
class WithoutCompareTest {

	private static final String PACKAGE = WorkbenchDiffViews.class.getPackageName();

	@Test
	void theServiceNeedsNoClassOfCompare() throws Exception {
		var type = hiding().loadClass(PACKAGE + ".WorkbenchDiffViews");
		var constructor = type.getDeclaredConstructor(boolean.class);
		constructor.setAccessible(true);
		assertEquals(false, type.getMethod("isSupported").invoke(constructor.newInstance(false)));
	}

	@Test
	void theClassesAreHiddenIndeed() {
		assertThrows(NoClassDefFoundError.class,
				() -> Class.forName(PACKAGE + ".DiffInput", true, hiding()));
	}

	private static ClassLoader hiding() {
		return new HidingClassLoader(WithoutCompareTest.class.getClassLoader(), PACKAGE, "org.eclipse.compare");
	}
}
