package io.github.openrouter4e.jdt.internal.tools;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.jdt.internal.JavaBench;

/**
 * What the tools for Java take in a project of 500 classes with 20 methods each, as the chat calls them. Not part of the
 * tests: {@code releng/benchmark.sh tools} runs it. The figures go to the file that the system property
 * {@code openrouter4e.figures} names, as Markdown.
 */
@SuppressWarnings("nls")
class JavaToolsBenchmark {

	private static final int CLASSES = 500;
	private static final int METHODS = 20;
	private static final int ROUNDS = 9;

	private static JavaBench bench;
	private static final StringBuilder REPORT = new StringBuilder(
			"| tool for Java, 500 classes | first | median of the others |\n| --- | ---: | ---: |\n");

	@BeforeAll
	static void open() throws Exception {
		bench = new JavaBench("figures");
		ResourcesPlugin.getWorkspace().run(monitor -> {
			for (var i = 0; i < CLASSES; i++) {
				var text = new StringBuilder("package p;\n\npublic class C" + i + " {\n");
				for (var k = 0; k < METHODS; k++) {
					text.append("\tpublic int m" + k + "(int x) {\n\t\treturn x + " + k
							+ (i > 0 ? " + new C" + (i - 1) + "().m" + k + "(x)" : "") + ";\n\t}\n\n");
				}
				bench.file("src/p/C" + i + ".java", text.append("}\n").toString());
			}
		}, null);
		bench.build();
		bench.done("java_find", "{'name':'C1'}"); // waits for the index
	}

	@AfterAll
	static void close() throws Exception {
		bench.close();
		var file = System.getProperty("openrouter4e.figures");
		if (file == null) {
			System.out.println(REPORT);
		} else {
			Files.writeString(Path.of(file), REPORT, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		}
	}

	@Test
	void compilingBeforeAnEdit() throws Exception {
		IFile file = bench.project.getFile("src/p/C300.java");
		var text = file.readString().replace("m7(x)", "m77(x)");
		measure("compile check of a text with errors", round -> JavaChecks.errors(file, text + "\n".repeat(round)));
	}

	@Test
	void reading() throws Exception {
		measure("java_references", round -> bench.done("java_references", "{'symbol':'p.C" + (10 + round) + "#m5'}"));
		measure("java_source", round -> bench.done("java_source", "{'type':'p.C" + (10 + round) + "','member':'m5'}"));
		measure("java_complete", round -> bench.done("java_complete",
				"{'path':'src/p/C" + (10 + round) + ".java','line':5,'expression':'this.'}"));
	}

	@Test
	void changing() throws Exception {
		measure("java_rename of a type", round -> bench.done("java_rename",
				"{'symbol':'p.C" + (400 + 3 * round) + "','new_name':'D" + round + "'}"));
		measure("java_rename of a method", round -> bench.done("java_rename",
				"{'symbol':'p.C" + (200 + 3 * round) + "#m5','new_name':'n" + round + "'}"));
		measure("`java_rename` of a method, once the user agreed", round -> {
			var arguments = "{'symbol':'p.C" + (300 + 3 * round) + "#m5','new_name':'k" + round + "'}";
			bench.permission("java_rename", arguments);
			return arguments;
		}, arguments -> bench.run("java_rename", arguments));
		measure("problems after an edit, with the build", round -> {
			var file = bench.project.getFile("src/p/C" + (50 + round) + ".java");
			file.setContents(file.readString().replace("x + 3", "y + 3").getBytes(StandardCharsets.UTF_8), true, true,
					null);
			return "{'path':'figures/src/p/C" + (50 + round) + ".java'}";
		}, arguments -> bench.done("problems", arguments));
		measure("edit_file, with the check and the build", round -> bench.done("edit_file",
				"{'path':'figures/src/p/C" + (100 + round) + ".java','edits':[{'old':'x + 3','new':'x + 33'}]}"));
	}

	/** One round of what is measured. */
	private interface Action {
		void run(int round) throws Exception;
	}

	/** What comes before a round and is not measured. */
	private interface Preparation {
		String run(int round) throws Exception;
	}

	/** One round of what is measured, after its preparation. */
	private interface PreparedAction {
		void run(String arguments) throws Exception;
	}

	private static void measure(String what, Action action) throws Exception {
		measure(what, String::valueOf, round -> action.run(Integer.parseInt(round)));
	}

	private static void measure(String what, Preparation before, PreparedAction action) throws Exception {
		var millis = new double[ROUNDS];
		for (var round = 0; round < ROUNDS; round++) {
			var arguments = before.run(round);
			var begun = System.nanoTime();
			action.run(arguments);
			millis[round] = (System.nanoTime() - begun) / 1e6;
		}
		var others = Arrays.stream(millis).skip(1).sorted().toArray();
		REPORT.append(String.format(Locale.ROOT, "| %s | %.0f ms | %.0f ms |%n", what, millis[0],
				others[others.length / 2]));
	}
}
