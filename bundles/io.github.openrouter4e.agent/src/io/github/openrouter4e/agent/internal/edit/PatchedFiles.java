package io.github.openrouter4e.agent.internal.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.agent.edit.EditableFile;
import io.github.openrouter4e.agent.edit.FileEdit;
import io.github.openrouter4e.agent.edit.Splice;
import io.github.openrouter4e.agent.files.FileText;
import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.agent.internal.match.FilePatch;
import io.github.openrouter4e.agent.internal.match.PatchMatcher;
import io.github.openrouter4e.agent.languages.Languages;
import io.github.openrouter4e.agent.policy.Effect;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.chat.ignore.SecretFiles;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;

/**
 * What a patch does to the workspace, as it can be done now.
 *
 * @param steps one for each file, in the order of the patch
 */
@SuppressWarnings("nls") // what the model is told
record PatchedFiles(List<Step> steps) {

	/** Characters of the content of a deleted file that the user is shown. */
	private static final int MOST_SHOWN = 100_000;

	/** What happens to one file. */
	sealed interface Step {

		/** What the user is shown. */
		String diff();

		/** What the model is told. */
		String report();

		/** The lines that change; empty if that says nothing. */
		default String changedLines() {
			return "";
		}

		/** The file as it is afterwards; null if there is none. */
		@Nullable
		IFile after();
	}

	/** Its text changes. */
	record Changed(FileEdit edit) implements Step {
		@Override
		public String diff() {
			return edit.diff();
		}

		@Override
		public String report() {
			return "Changed " + edit.path();
		}

		@Override
		public String changedLines() {
			return edit.changedLines();
		}

		@Override
		public @Nullable IFile after() {
			return edit.file();
		}
	}

	/** It is created. */
	record Added(NewFile file) implements Step {
		@Override
		public String diff() {
			return file.diff();
		}

		@Override
		public String report() {
			return "Created " + file.path();
		}

		@Override
		public @Nullable IFile after() {
			return file.file();
		}
	}

	/** It is deleted. */
	record Deleted(IFile file, String text) implements Step {
		@Override
		public String diff() {
			var lines = text.lines().toList();
			var result = new StringBuilder("--- ").append(WorkspaceFiles.name(file)).append("\n+++ /dev/null\n@@ -1,")
					.append(lines.size()).append(" +0,0 @@\n");
			for (var line : lines) {
				if (result.length() > MOST_SHOWN) {
					return result.append("… ").append(lines.size()).append('\n').toString();
				}
				result.append('-').append(line).append('\n');
			}
			return result.toString();
		}

		@Override
		public String report() {
			return "Deleted " + WorkspaceFiles.name(file);
		}

		@Override
		public @Nullable IFile after() {
			return null;
		}
	}

	/** It is moved. @param edit what changes in its text as well; null for nothing */
	record Moved(IFile from, IFile to, @Nullable FileEdit edit) implements Step {

		List<Splice> splices() {
			return edit == null ? List.of() : edit.splices();
		}

		@Override
		public String diff() {
			var head = "rename from " + WorkspaceFiles.name(from) + "\nrename to " + WorkspaceFiles.name(to) + "\n";
			return edit == null ? head : head + edit.diff();
		}

		@Override
		public String report() {
			return "Moved " + WorkspaceFiles.name(from) + " to " + WorkspaceFiles.name(to);
		}

		@Override
		public String changedLines() {
			return edit == null ? "" : edit.changedLines();
		}

		@Override
		public @Nullable IFile after() {
			return to;
		}
	}

	/**
	 * Finds the files and the places in them.
	 *
	 * @throws ToolException if something of the patch cannot be done
	 */
	static PatchedFiles of(List<FilePatch> patches, WorkspaceFiles files) throws ToolException, CoreException {
		var steps = new LinkedHashMap<IFile, Step>();
		for (var patch : joined(patches, files)) {
			var step = step(patch, files);
			for (var file : touched(step)) {
				if (steps.put(file, step) != null) {
					throw new ToolException(Kind.ARGUMENTS, "The patch has several sections about "
							+ WorkspaceFiles.name(file) + ". Make one of them. Nothing was changed.");
				}
			}
		}
		return new PatchedFiles(steps.values().stream().distinct().toList());
	}

	/** Models change a file in several sections. */
	private static List<FilePatch> joined(List<FilePatch> patches, WorkspaceFiles files) throws ToolException {
		var joined = new ArrayList<FilePatch>();
		var updates = new LinkedHashMap<IFile, Integer>();
		for (var patch : patches) {
			if (!(patch instanceof FilePatch.Update update)) {
				joined.add(patch);
				continue;
			}
			var file = files.file(update.path());
			int index = updates.computeIfAbsent(file, key -> joined.size());
			if (index == joined.size()) {
				joined.add(update);
			} else {
				joined.set(index, ((FilePatch.Update) joined.get(index)).and(update));
			}
		}
		return joined;
	}

	private static List<IFile> touched(Step step) {
		return switch (step) {
			case Changed(var edit) -> List.of(edit.file());
			case Added(var file) -> List.of(file.file());
			case Deleted(var file, var text) -> List.of(file);
			case Moved moved -> List.of(moved.from(), moved.to());
		};
	}

	private static Step step(FilePatch patch, WorkspaceFiles files) throws ToolException, CoreException {
		return switch (patch) {
			case FilePatch.Add(var path, var content) -> {
				var file = NewFile.of(files, path, content);
				file.bytes();
				yield new Added(file);
			}
			case FilePatch.Delete(var path) -> {
				var file = files.file(path);
				yield new Deleted(file, movable(files, file).text());
			}
			case FilePatch.Update update -> {
				var file = files.file(update.path());
				var to = update.to();
				var text = to == null ? EditableFile.text(files, file) : movable(files, file);
				var edit = update.hunks().isEmpty() ? null : edit(file, text, update);
				yield to == null && edit != null
						? new Changed(edit)
						: new Moved(file, NewFile.place(files, to == null ? "" : to), edit);
			}
		};
	}

	private static FileEdit edit(IFile file, FileText text, FilePatch.Update update) throws ToolException {
		var matcher = new PatchMatcher(text.text());
		try {
			return FileEdit.of(file, text, matcher.place(update.hunks())).forgiving(matcher.forgave());
		} catch (ToolException e) {
			throw new ToolException(e.kind(), WorkspaceFiles.name(file) + ": " + e.getMessage());
		}
	}

	/** The text of a file that may go from where it is. */
	private static FileText movable(WorkspaceFiles files, IFile file) throws ToolException, CoreException {
		var text = EditableFile.text(files, file);
		if (text.unsaved() || file.isLinked()) {
			throw new ToolException(Kind.DENIED, WorkspaceFiles.name(file) + (file.isLinked()
					? " is a link in the project. Ask the user to do that."
					: " has changes that the user has not saved. Ask the user to save it.") + " Nothing was changed.");
		}
		return text;
	}

	/** Those whose text changes where they are. */
	List<Changed> changed() {
		return steps.stream().filter(Changed.class::isInstance).map(Changed.class::cast).toList();
	}

	/** Whether something of the patch was found though the model wrote it in another way. */
	boolean forgave() {
		return steps.stream().anyMatch(step -> switch (step) {
			case Changed(var edit) -> edit.forgave();
			case Moved(var from, var to, var edit) -> edit != null && edit.forgave();
			default -> false;
		});
	}

	/** The files that are there before. */
	List<IFile> existing() {
		return steps.stream().flatMap(step -> touched(step).stream()).filter(IFile::exists).toList();
	}

	/** The projects that are concerned. */
	List<IProject> projects() {
		return steps.stream().flatMap(step -> touched(step).stream()).map(IFile::getProject).distinct().toList();
	}

	/** The texts that files will have; none if files go, as nobody can tell beforehand what that does. */
	List<Languages.Change> texts() {
		var texts = new ArrayList<Languages.Change>();
		for (var step : steps) {
			switch (step) {
				case Changed(var edit) ->
					texts.add(new Languages.Change(edit.file(), edit.text().text(), edit.result()));
				case Added(var file) -> texts.add(new Languages.Change(file.file(), "", file.content()));
				case Deleted deleted -> {
					return List.of();
				}
				case Moved moved -> {
					return List.of();
				}
			}
		}
		return texts;
	}

	/** What the user is asked about. */
	String subject() {
		return steps.stream().flatMap(step -> touched(step).stream()).map(WorkspaceFiles::name)
				.collect(Collectors.joining(", "));
	}

	/** All of it, for the user. */
	String diff() {
		return steps.stream().map(Step::diff).collect(Collectors.joining());
	}

	/** What the policy decides about. */
	List<Effect> effects() {
		var effects = new ArrayList<Effect>();
		var gone = new LinkedHashSet<String>();
		for (var step : steps) {
			switch (step) {
				case Changed(var edit) -> effects.add(new Effect.Edit(edit.path(), true));
				case Added(var file) -> effects.add(new Effect.Edit(file.path(), !file.unsafe()));
				case Deleted(var file, var text) -> gone.add(WorkspaceFiles.name(file));
				case Moved moved -> {
					gone.add(WorkspaceFiles.name(moved.from()));
					var to = WorkspaceFiles.name(moved.to());
					effects.add(new Effect.Edit(to, SecretFiles.byName(to, false).isEmpty()));
				}
			}
		}
		if (!gone.isEmpty()) {
			effects.add(new Effect.Delete(List.copyOf(gone)));
		}
		return effects;
	}
}
