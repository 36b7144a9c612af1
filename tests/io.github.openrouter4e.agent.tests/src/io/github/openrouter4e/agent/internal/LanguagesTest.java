package io.github.openrouter4e.agent.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.agent.files.Lines;
import io.github.openrouter4e.agent.files.Problem;
import io.github.openrouter4e.agent.languages.LanguageSupport;

/** What the tools tell of a file whose language somebody knows. */
@SuppressWarnings("nls")
class LanguagesTest {

	private ToolBench bench;

	@BeforeEach
	void open() throws Exception {
		bench = new ToolBench("farm");
		bench.languages.add(new Poems());
	}

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	@Test
	void anEditTellsTheErrorsThatItBringsThoughNoBuildFindsThem() throws Exception {
		bench.file("a.poem", "cow\nwrong duck\n");
		var told = bench.edited("edit_file", "{'path':'farm/a.poem','edits':[{'old':'cow','new':'wrong hen'}]}");
		assertTrue(told.endsWith("error farm/a.poem:1:1: it is a wrong hen\n\twrong hen"), told);
		assertFalse(told.contains("it is a wrong duck"), told);
		told = bench.edited("edit_file", "{'path':'farm/a.poem','edits':[{'old':'wrong hen','new':'hen'}]}");
		assertFalse(told.contains("wrong"), told);
	}

	@Test
	void aNewFileTellsItsErrors() {
		var told = bench.edited("write_file", "{'path':'farm/b.poem','content':'pig\nwrong goat\n'}");
		assertTrue(told.endsWith("error farm/b.poem:2:1: it is a wrong goat\n\twrong goat"), told);
	}

	@Test
	void anOutlineIsWhatTheLanguageSays() throws Exception {
		bench.file("a.poem", "one\n  the sun {\ntwo\n");
		bench.file("a.txt", "one\n  the sun {\ntwo\n");
		assertTrue(bench.done("read_file", "{'path':'farm/a.poem','outline':true}").endsWith("lines\n3\ttwo\n"));
		assertTrue(bench.done("read_file", "{'path':'farm/a.txt','outline':true}").endsWith("lines\n2\t  the sun {\n"));
	}

	/** Tools must work where a language does not. */
	@Test
	void aLanguageThatFailsIsDoneWithout() throws Exception {
		bench.languages.set(0, new Poems() {
			@Override
			public List<Problem> errors(IFile file, String text) throws CoreException {
				throw new CoreException(Status.error("no poem"));
			}

			@Override
			public List<Integer> outline(IFile file, String text) {
				throw new IllegalStateException("no poem");
			}
		});
		bench.file("a.poem", "one {\n");
		assertEquals("1\tone {",
				bench.done("read_file", "{'path':'farm/a.poem','outline':true}").lines().toList().getLast());
		assertTrue(bench.edited("edit_file", "{'path':'farm/a.poem','edits':[{'old':'one','new':'wrong'}]}")
				.startsWith("Changed farm/a.poem"));
	}

	/** Each line that begins with "wrong" is an error, each that begins with "t" a part. */
	private static class Poems implements LanguageSupport {

		@Override
		public boolean knows(IFile file) {
			return "poem".equals(file.getFileExtension());
		}

		@Override
		public List<Problem> errors(IFile file, String text) throws CoreException {
			var lines = new Lines(text);
			var errors = new ArrayList<Problem>();
			for (var line = 1; line <= lines.count(); line++) {
				if (lines.get(line).startsWith("wrong")) {
					errors.add(new Problem(file, IMarker.SEVERITY_ERROR, line, lines.start(line),
							"it is a " + lines.get(line)));
				}
			}
			return errors;
		}

		@Override
		public List<Integer> outline(IFile file, String text) {
			var lines = new Lines(text);
			return IntStream.rangeClosed(1, lines.count()).filter(line -> lines.get(line).startsWith("t")).boxed()
					.toList();
		}
	}
}
