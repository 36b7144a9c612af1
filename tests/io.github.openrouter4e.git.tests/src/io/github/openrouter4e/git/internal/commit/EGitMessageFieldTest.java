package io.github.openrouter4e.git.internal.commit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.egit.ui.commit.CommitContext;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.git.internal.TestRepository;

@SuppressWarnings("nls")
class EGitMessageFieldTest {

	/** A part as EGit's staging view. */
	private record View(@Nullable CommitContext context) implements IAdaptable {
		@Override
		public <T> @Nullable T getAdapter(@Nullable Class<T> adapter) {
			return adapter == CommitContext.class ? adapter.cast(context) : null;
		}
	}

	@Test
	void theFieldOfTheViewIsReadAndWritten(@TempDir Path folder) {
		try (var files = new TestRepository(folder)) {
			var context = new FakeContext(files.repository(), "Before");

			var field = EGitMessageField.ofPart(new View(context)).orElseThrow();

			assertSame(files.repository(), field.repository());
			assertEquals("Before", field.message());
			assertEquals('#', field.commentChar());
			field.setMessage("After");
			assertEquals("After", context.message);
			assertFalse(field.commitsUnstaged());
		}
	}

	@Test
	void theFieldOfTheDialogIsKnownByTheInterface() {
		var context = new FakeContext(null, "");

		var field = EGitMessageField.ofDialog(context).orElseThrow();

		assertTrue(field.commitsUnstaged());
		assertEquals(null, field.repository());
		assertEquals(field, EGitMessageField.ofDialog(context).orElseThrow());
		assertNotEquals(field, EGitMessageField.ofDialog(new FakeContext(null, "")).orElseThrow());
	}

	@Test
	void whatIsNoFieldIsNone() {
		assertEquals(Optional.empty(), EGitMessageField.ofPart(new View(null)));
		assertEquals(Optional.empty(), EGitMessageField.ofDialog("a shell may keep anything"));
		assertEquals(Optional.empty(), EGitMessageField.ofDialog(null));
		assertEquals(Optional.empty(), EGitMessageField.ofPart(new org.eclipse.core.runtime.PlatformObject() {
			// the class loader knows the name, but this part has no such field
		}));
	}

	@Test
	void aFieldThatIsGoneSaysSo() {
		var context = new FakeContext(null, "");
		var field = EGitMessageField.ofDialog(context).orElseThrow();
		context.closed = true;

		assertThrows(IllegalStateException.class, () -> field.setMessage("After"));
	}
}
