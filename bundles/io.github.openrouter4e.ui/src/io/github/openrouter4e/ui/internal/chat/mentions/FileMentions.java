package io.github.openrouter4e.ui.internal.chat.mentions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.runtime.IPath;

import io.github.openrouter4e.agent.files.WorkspaceNames;
import io.github.openrouter4e.ui.internal.chat.composer.Composer;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;

/** Files and folders of the workspace, by name or path. */
public final class FileMentions extends MentionSource {

	private static final String FILE = "file"; //$NON-NLS-1$
	private static final String FOLDER = "folder"; //$NON-NLS-1$

	private final IWorkspace workspace;
	private final WorkspaceNames names;
	private final Consumer<IResource> attach;

	private record Ranked(int rank, WorkspaceNames.Entry entry) {
	}

	/** @param attach called in the UI thread with what was chosen */
	public FileMentions(Composer composer, IWorkspace workspace, Consumer<IResource> attach) {
		super(ContextMentions.prompt(composer));
		this.workspace = workspace;
		this.attach = attach;
		names = new WorkspaceNames(workspace);
		composer.text().addDisposeListener(event -> names.close());
	}

	@Override
	Found find(Mention mention) {
		var completions = new ArrayList<Completion>();
		if (mention.kind().isEmpty()) {
			kind(mention, FILE, Messages.FileMentions_file, completions);
			kind(mention, FOLDER, Messages.FileMentions_folder, completions);
		}
		if (mention.kind().isEmpty() && mention.text().isEmpty()
				|| !mention.mayMean(FILE) && !mention.mayMean(FOLDER)) {
			return new Found(completions, completions.isEmpty());
		}
		var query = new NameQuery(mention.text());
		var found = new ArrayList<Ranked>();
		for (var entry : names.all()) {
			var rank = mention.mayMean(kind(entry))
					? query.rank(entry.name(), entry.path())
					: NameQuery.NO_MATCH;
			if (rank != NameQuery.NO_MATCH) {
				found.add(new Ranked(rank, entry));
			}
		}
		found.sort(Comparator.comparingInt(Ranked::rank).thenComparing(ranked -> ranked.entry.name().length())
				.thenComparing(ranked -> ranked.entry.path()));
		found.stream().limit(MOST).forEach(ranked -> completions.add(new Place(mention, ranked.entry)));
		return new Found(completions, found.size() <= MOST && !mention.kind().isEmpty());
	}

	private void kind(Mention mention, String kind, String label, List<Completion> completions) {
		if (kind.startsWith(mention.text())) {
			completions.add(new Kind(mention, kind, label));
		}
	}

	private static String kind(WorkspaceNames.Entry entry) {
		return entry.folder() ? FOLDER : FILE;
	}

	private final class Place extends Named {

		private final WorkspaceNames.Entry entry;

		Place(Mention mention, WorkspaceNames.Entry entry) {
			super(mention, kind(entry), entry.name(), entry.path());
			this.entry = entry;
		}

		@Override
		public String label() {
			var slash = entry.path().lastIndexOf('/');
			return slash < 0 ? entry.name() : entry.name() + "  \u2013  " + entry.path().substring(0, slash); //$NON-NLS-1$
		}

		@Override
		public String details() {
			return entry.path();
		}

		@Override
		void chosen() {
			var path = IPath.fromPortableString(entry.path());
			var root = workspace.getRoot();
			attach.accept(!entry.folder()
					? root.getFile(path)
					: path.segmentCount() == 1 ? root.getProject(entry.path()) : root.getFolder(path));
		}
	}
}
