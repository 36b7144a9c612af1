package io.github.openrouter4e.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

class PackageGraphTest {

	@Test
	void aFacadeThatCallsItsInternalsIsACycle() {
		PackageGraph graph = PackageGraph.of(List.of(source("io.a", "Facade", "import io.a.internal.Codec;"),
				source("io.a.internal", "Codec", "import io.a.Facade;")));
		assertEquals(List.of(Set.of("io.a", "io.a.internal")), graph.cycles());
		String message = graph.describe(graph.cycles().get(0));
		assertTrue(message.contains("io.a -> io.a.internal [Facade]"), message);
		assertTrue(message.contains("io.a.internal -> io.a [Codec]"), message);
	}

	@Test
	void cyclesOfSeveralPackagesAreFoundAndKeptApart() {
		PackageGraph graph = PackageGraph.of(List.of(source("io.a", "A", "import io.b.B;"),
				source("io.b", "B", "import io.c.C;"), source("io.c", "C", "import static io.a.A.name;"),
				source("io.d", "D", "import io.a.A;\nimport io.e.E;"), source("io.e", "E", "import io.d.D;")));
		assertEquals(List.of(Set.of("io.a", "io.b", "io.c"), Set.of("io.d", "io.e")), graph.cycles());
	}

	@Test
	void oneDirectionIsNoCycle() {
		PackageGraph graph = PackageGraph.of(List.of(source("io.a", "A", "import io.b.B;\nimport io.c.C;"),
				source("io.b", "B", "import io.c.C;"), source("io.c", "C", "")));
		assertEquals(List.of(), graph.cycles());
	}

	@Test
	void aFullNameInTheCodeCountsAndOneInACommentDoesNot() {
		PackageGraph named = PackageGraph.of(List.of(source("io.a", "A", "class A { io.b.B other; }"),
				source("io.b", "B", "import io.a.A;")));
		assertEquals(List.of(Set.of("io.a", "io.b")), named.cycles());
		PackageGraph mentioned = PackageGraph
				.of(List.of(source("io.a", "A", "/** See {@link io.b.B}. */\n// io.b.B\nclass A {}"),
						source("io.b", "B", "import io.a.A;")));
		assertEquals(List.of(), mentioned.cycles());
	}

	private static JavaSource source(String packageName, String className, String rest) {
		return new JavaSource(Path.of(className + ".java"), "package " + packageName + ";\n\n" + rest + "\n");
	}
}
