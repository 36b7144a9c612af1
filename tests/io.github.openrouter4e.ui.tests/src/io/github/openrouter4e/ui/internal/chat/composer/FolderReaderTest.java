package io.github.openrouter4e.ui.internal.chat.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.chat.ignore.IgnoreRules;

@SuppressWarnings("nls")
class FolderReaderTest {

	private static final String CANARY = "canary-";
	private static final String[] SECRET = {"id_rsa", "server.pem", "tls.key", "credentials.json", "prod.env",
			".env.local",
			".npmrc", "service-account-1.json", "terraform.tfstate", "prod.tfvars", "secrets.yml", "kubeconfig",
			"upload.jks"};
	private static final String[] CONTENT = {"-----BEGIN PRIVATE KEY-----\n",
			"{\"type\":\"service_account\",\"private_key\":\"\"}\n",
			"aws_access_key_id=a\naws_secret_access_key=b\n"};
	private static final String[] OUTPUT = {"node_modules", "__pycache__", "target", "generated", ".hidden", ".ssh"};

	@TempDir
	Path temp;

	@Test
	void textFilesAreReadAndTheRestIsNamed() throws Exception {
		// hidden is what begins with a dot below the folder, not above it
		var root = Files.createDirectories(temp.resolve(".workspace/project"));
		write(root, "src/A.java", "class A {}");
		Files.write(root.resolve("logo.bin"), new byte[]{0, 1, 2, 3});
		write(root, ".git/config", "secret");
		write(root, ".env", "secret");
		write(root, "node_modules/x/index.js", "much");
		write(root, "bin/A.txt", "generated");
		var folder = FolderReader.read(root, rules(root), path -> path.endsWith("bin"));
		assertTrue(folder.listing().startsWith("logo.bin\nsrc/\nsrc/A.java\n"), folder.listing());
		assertTrue(folder.listing().contains("--- src/A.java ---\nclass A {}"), folder.listing());
		for (var hidden : new String[]{"secret", "much", "generated"}) {
			assertFalse(folder.listing().contains(hidden), folder.listing());
		}
		assertEquals(1, folder.read());
		assertEquals(1, folder.named());
		assertEquals(List.of(".env", ".git", "bin", "node_modules"),
				folder.leftOut().stream().map(FolderReader.LeftOut::name).sorted().toList());
		assertEquals(2, folder.secret());
	}

	@Test
	void aFolderHasABound() throws Exception {
		for (var i = 0; i < 9; i++) {
			write(temp, "f" + i + ".txt", "x".repeat(FolderReader.MOST_TEXT_A_FILE - 1));
		}
		write(temp, "large.txt", "x".repeat(FolderReader.MOST_TEXT_A_FILE + 1));
		var folder = FolderReader.read(temp, rules(temp), path -> false);
		assertTrue(folder.listing().length() < FolderReader.MOST_TEXT + 1000);
		assertEquals(10, folder.read() + folder.named());
		assertTrue(folder.read() >= 3, folder.read() + " files");
		assertTrue(folder.listing().contains("large.txt"));
	}

	/** Everything that must not be sent has a word in it that is looked for in what is sent. */
	@Test
	void nothingSecretIgnoredOrGeneratedIsSent() throws Exception {
		var random = new Random(9);
		for (var round = 0; round < 30; round++) {
			var top = Files.createDirectories(temp.resolve("r" + round));
			var root = Files.createDirectories(top.resolve("project"));
			write(top, "outside.txt", CANARY + "outside");
			write(root, "pom.xml", "<project/>");
			write(root, ".gitignore", "generated/\n*.tmp\n");
			var kept = new ArrayList<String>();
			for (var i = 0; i < 40; i++) {
				var folder = "d" + random.nextInt(4) + "/e" + random.nextInt(3) + "/";
				switch (random.nextInt(6)) {
					case 0 -> write(root, folder + SECRET[random.nextInt(SECRET.length)], CANARY + i);
					case 1 ->
						write(root, folder + "n" + i + ".txt", CONTENT[random.nextInt(CONTENT.length)] + CANARY + i);
					case 2 -> write(root, OUTPUT[random.nextInt(OUTPUT.length)] + "/" + folder + "n" + i + ".txt",
							CANARY + i);
					case 3 -> write(root, folder + "n" + i + ".tmp", CANARY + i);
					case 4 -> link(root.resolve(folder + "l" + i + ".txt"), top.resolve("outside.txt"));
					default -> {
						write(root, folder + "k" + i + ".txt", "kept " + i);
						kept.add(folder + "k" + i + ".txt");
					}
				}
			}
			link(root.resolve("elsewhere"), top);
			var folder = FolderReader.read(root, rules(root), path -> false);
			assertFalse(folder.listing().contains(CANARY), folder.listing());
			assertEquals(kept.size() + 1, folder.read(), folder.listing());
			for (var name : kept) {
				assertTrue(folder.listing().contains("--- " + name + " ---"), folder.listing());
			}
			assertTrue(folder.leftOut().stream().noneMatch(left -> left.reason().isBlank()));
		}
	}

	@Test
	void everyFileIsCountedOnce() throws Exception {
		for (var i = 0; i < 3_000; i++) {
			write(temp, "d" + i % 10 + "/f" + i + ".txt", "x");
		}
		var folder = FolderReader.read(temp, rules(temp), path -> false);
		assertEquals(3_000, folder.read() + folder.named());
		assertTrue(folder.read() < FolderReader.MOST_NAMES, folder.read() + " files");
		assertTrue(folder.complete());
	}

	@Test
	void aHugeFolderIsNotGoneThrough() throws Exception {
		for (var i = 0; i < 100; i++) {
			write(temp, "f" + i + ".txt", "x");
		}
		var folder = FolderReader.read(temp, rules(temp), path -> false, 50);
		assertFalse(folder.complete());
		assertTrue(FolderReader.note("folder", folder).contains("folder"));
	}

	@Test
	@Timeout(60)
	void pipesAreNotRead() throws Exception {
		assumeTrue(pipe(temp.resolve("pipe.txt")));
		var folder = FolderReader.read(temp, rules(temp), path -> false);
		assertEquals(1, folder.excluded());
		assertEquals("", folder.listing());
	}

	private static IgnoreRules rules(Path root) {
		return IgnoreRules.of(root, false);
	}

	/** @return whether this operating system has pipes in folders */
	static boolean pipe(Path path) throws InterruptedException {
		try {
			return new ProcessBuilder("mkfifo", path.toString()).start().waitFor() == 0;
		} catch (@SuppressWarnings("unused") IOException e) {
			return false;
		}
	}

	private static void link(Path link, Path target) throws IOException {
		Files.createDirectories(link.getParent());
		if (!Files.exists(link)) {
			Files.createSymbolicLink(link, target);
		}
	}

	private static void write(Path root, String name, String text) throws IOException {
		var file = root.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}
}
