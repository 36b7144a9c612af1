package io.github.openrouter4e.git.internal.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

@SuppressWarnings("nls")
class MessagePartsTest {

	@Test
	void trailersAndCommentsAreTakenOff() {
		var parts = MessageParts.of("""
				Add a

				Why it is there.

				Signed-off-by: Somebody <s@example.com>
				Change-Id: I0123
				# On branch main
				# Changes
				""", '#');

		assertEquals(new MessageParts("Add a\n\nWhy it is there.",
				"Signed-off-by: Somebody <s@example.com>\nChange-Id: I0123", "# On branch main\n# Changes"), parts);
		assertEquals("""
				Other

				Signed-off-by: Somebody <s@example.com>
				Change-Id: I0123

				# On branch main
				# Changes
				""", parts.withText("Other"));
	}

	@Test
	void anotherCommentCharacterCounts() {
		assertEquals(new MessageParts("# not a comment", "", "; a comment"),
				MessageParts.of("# not a comment\n; a comment\n", ';'));
		assertEquals(new MessageParts("# a\n; b", "", ""), MessageParts.of("# a\n; b", MessageParts.NO_COMMENTS));
	}

	@Test
	void aFieldWithTrailersOnlyHasNoText() {
		var message = "\n\nSigned-off-by: Somebody <s@example.com>\n";

		assertEquals(new MessageParts("", "Signed-off-by: Somebody <s@example.com>", ""),
				MessageParts.of(message, '#'));
		assertEquals(new MessageParts("", "Change-Id: I1", ""), MessageParts.of("Change-Id: I1", '#'));
	}

	@Test
	void aSubjectWithAColonIsNoTrailer() {
		assertEquals(new MessageParts("fix: a", "", ""), MessageParts.of("fix: a\n", '#'));
		assertEquals(new MessageParts("Add a\n\nSee: b, because\nof c", "", ""),
				MessageParts.of("Add a\n\nSee: b, because\nof c", '#'));
	}

	@Test
	void aTrailerMayGoOnInTheNextLineAndNameThePickedCommit() {
		assertEquals("Fixes: something\n long\n(cherry picked from commit 0123)", MessageParts
				.of("Add a\n\nFixes: something\n long\n(cherry picked from commit 0123)\n", '#').trailers());
	}

	@Test
	void anEmptyFieldHasNothing() {
		assertEquals(new MessageParts("", "", ""), MessageParts.of("", '#'));
		assertEquals("Add a\n", MessageParts.of("", '#').withText("Add a"));
	}
}
