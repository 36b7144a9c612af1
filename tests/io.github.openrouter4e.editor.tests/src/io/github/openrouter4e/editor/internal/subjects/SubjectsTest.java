package io.github.openrouter4e.editor.internal.subjects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.editor.Material;
import io.github.openrouter4e.editor.Subject;

/** Subjects that are files of a workspace, and what of them must not leave it. One project for all tests. */
@SuppressWarnings("nls")
class SubjectsTest {

	private static final String CANARY = "canary-1f8b";

	@TempDir
	static Path folder;
	private static IProject project;
	private static IFile shared;
	private static IFile excluded;
	private static IFile secret;

	@BeforeAll
	static void make() throws Exception {
		project = ResourcesPlugin.getWorkspace().getRoot().getProject("subjects");
		var description = ResourcesPlugin.getWorkspace().newProjectDescription("subjects");
		description.setLocation(IPath.fromPath(folder.toRealPath().resolve("subjects")));
		project.create(description, null);
		project.open(null);
		file(".aiignore", "Private.java\nGone.java\n");
		shared = file("Shared.java", "class Shared {\n\tint f() {\n\t\treturn x;\n\t}\n}\n");
		excluded = file("Private.java", "class Private {\n\tint f() {\n\t\treturn \"" + CANARY + "\";\n\t}\n}\n");
		secret = file(".env", "KEY=" + CANARY + "\n");
	}

	@AfterAll
	static void delete() throws Exception {
		project.delete(true, true, null);
	}

	private static IFile file(String name, String text) throws CoreException {
		var file = project.getFile(name);
		file.create(text.getBytes(StandardCharsets.UTF_8), IResource.NONE, null);
		return file;
	}

	private static IMarker marker(IFile file, int line) throws CoreException {
		return file.createMarker(IMarker.PROBLEM, Map.of(IMarker.MESSAGE, "wrong " + CANARY, IMarker.LINE_NUMBER, line,
				IMarker.SEVERITY, IMarker.SEVERITY_ERROR));
	}

	private static Material read(Subject subject, boolean agreed) throws CoreException {
		return subject.read(agreed, new NullProgressMonitor());
	}

	private static void assertHasNoCanary(Material material) {
		assertFalse(material.toString().contains(CANARY), material::toString);
	}

	private static List<String> names(Material material) {
		return material.attachments().stream().map(Attachment::name).toList();
	}

	@Test
	void excludedFilesAreLeftOutUntilTheUserAgrees() throws Exception {
		var subject = new FilesSubject(List.of(shared, excluded, secret));
		var material = read(subject, false);
		assertEquals(List.of("subjects/Shared.java"), names(material));
		assertEquals(2, material.withheld().size(), material.withheld()::toString);
		assertTrue(material.withheld().getFirst().contains(".aiignore"), material.withheld()::toString);
		assertHasNoCanary(material);
		assertEquals(List.of("subjects/Shared.java", "subjects/Private.java", "subjects/.env"),
				names(read(subject, true)));
	}

	@Test
	void problemsOfAnExcludedFileAreWithheldWithTheirMessages() throws Exception {
		var markers = List.of(marker(shared, 3), marker(excluded, 3));
		markers.getFirst().setAttribute(IMarker.MESSAGE, "x is missing");
		var material = read(new MarkersSubject(markers), false);
		assertEquals(List.of(Messages.MarkersSubject_name, "subjects/Shared.java (lines 2\u20134)"), names(material));
		assertEquals(1, material.withheld().size());
		assertHasNoCanary(material);
		assertEquals(3, names(read(new MarkersSubject(markers), true)).size());
		deleteMarkers();
	}

	@Test
	void aTraceBringsOnlySourcesThatMayBeSent() throws Exception {
		var trace = "E\n\tat Shared.f(Shared.java:3)\n\tat Private.f(Private.java:3)\n";
		for (var agreed : List.of(false, true)) {
			var material = read(new OutputSubject("Console", trace), agreed);
			assertEquals(List.of("Console", "subjects/Shared.java (lines 1\u20135)"), names(material));
			assertHasNoCanary(material);
		}
	}

	@Test
	void whatIsLeftOutOfALongTextIsSaid() throws Exception {
		var lines = "line\n".repeat(80_001);
		for (var subject : List.of(new OutputSubject("Console", lines), new TextSubject("Console", lines))) {
			var material = read(subject, false);
			assertEquals(List.of(NLS.bind(Messages.EditorSubject_cut, "Console", "400000")), material.notes());
		}
	}

	@Test
	void ofManyMarkersTheFirstAreToldAndOneMayBeGone() throws Exception {
		var markers = new ArrayList<IMarker>();
		for (var i = 0; i < 500; i++) {
			markers.add(marker(shared, 3));
		}
		markers.getFirst().delete();
		var material = read(new MarkersSubject(markers), false);
		var told = ((Attachment.PastedText) material.attachments().getFirst()).text();
		assertEquals(50, told.lines().filter(line -> line.startsWith("error ")).count());
		assertEquals(1, material.notes().size());
		assertEquals(2, material.attachments().size(), "the method once");
		deleteMarkers();
		assertThrows(CoreException.class, () -> read(new MarkersSubject(markers), false));
	}

	private static void deleteMarkers() throws CoreException {
		project.deleteMarkers(IMarker.PROBLEM, true, IResource.DEPTH_INFINITE);
	}

	@Test
	void ofFilesThatAreInTheHistoryOnlyThePathDecides() throws Exception {
		var withheld = compare("Gone.java");
		assertEquals(List.of("Gone.java is excluded by line 2 of .aiignore."), withheld.withheld());
		assertFalse(withheld.toString().contains(CANARY), withheld::toString);
		var told = compare("Old.java");
		assertEquals(List.of(), told.withheld());
		assertTrue(told.attachments().toString().contains("+new " + CANARY), told::toString);
		assertEquals(1, compare(".env").withheld().size());
		assertEquals(1, compare("Private.java").withheld().size());
	}

	/** What two commits have of a file. */
	private static Material compare(String path) throws CoreException {
		return new CompareSubject(path, "", new Side(path, "new " + CANARY), new Side(path, "old"), null).read(false,
				new NullProgressMonitor());
	}

	/** As one of EGit's, which is asked by reflection. */
	@NonNullByDefault({})
	public record Side(String name, String text) implements ComparedText {

		public Revision getFileRevision() {
			return new Revision(name);
		}
	}

	/** Of a file in a commit. */
	public record Revision(String path) {

		public Revision getRepository() {
			return this;
		}

		public File getWorkTree() {
			return folder.resolve("subjects").toFile();
		}

		public String getGitPath() {
			return path;
		}
	}
}
