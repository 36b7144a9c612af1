package io.github.openrouter4e.agent.internal.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.agent.internal.ToolBench;

/** A command may change thousands of files: a branch that is checked out. */
@SuppressWarnings("nls")
class ChangedFilesTest {

	private ToolBench bench;

	@BeforeEach
	void open() throws Exception {
		bench = new ToolBench("shop");
	}

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	/** Whether a file may be seen is asked of the disk; meanwhile nobody else could change the workspace. */
	@Test
	void onlyFilesThatAreNamedAreAskedAboutAndNotDuringTheNotification() throws Exception {
		for (var i = 10; i < 60; i++) {
			Files.createFile(bench.project.getLocation().append("f" + i).toPath());
		}
		List<String> asked = new ArrayList<>();
		List<IResource> locked = new ArrayList<>();
		var told = ChangedFiles.refresh(bench.project, file -> {
			asked.add(file.getName());
			if (ResourcesPlugin.getWorkspace().isTreeLocked()) {
				locked.add(file);
			}
			return !file.getName().equals("f12");
		});
		var names = IntStream.range(10, 31).filter(i -> i != 12).mapToObj(i -> "shop/f" + i + " (new)")
				.collect(Collectors.joining(", "));
		assertEquals("Changed files: " + names + " and up to 29 more.\n", told);
		assertEquals(21, asked.size(), asked::toString);
		assertEquals(List.of(), locked);
	}

	@Test
	void whatIsKeptFromTheModelIsNotCounted() throws Exception {
		Files.createFile(bench.project.getLocation().append("a").toPath());
		Files.createFile(bench.project.getLocation().append("b").toPath());
		assertEquals("Changed files: shop/b (new).\n",
				ChangedFiles.refresh(bench.project, file -> file.getName().equals("b")));
		Files.createFile(bench.project.getLocation().append("c").toPath());
		assertEquals("", ChangedFiles.refresh(bench.project, file -> false));
	}
}
