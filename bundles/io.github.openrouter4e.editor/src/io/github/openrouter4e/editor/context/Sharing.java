package io.github.openrouter4e.editor.context;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IResource;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.agent.files.WorkspaceFiles;
import io.github.openrouter4e.chat.ignore.IgnoreRules;
import io.github.openrouter4e.chat.ignore.SecretFiles;
import io.github.openrouter4e.chat.ignore.SharingPolicy;
import io.github.openrouter4e.chat.ignore.Withheld;
import io.github.openrouter4e.chat.tools.ToolContext;

/**
 * Tells the user why something is not taken along. Made for one operation, as it remembers what ignore files say. Reads the
 * disk.
 */
public final class Sharing {

	private final boolean agreed;
	private final WorkspaceFiles files = new WorkspaceFiles(new ToolContext("", "", ToolContext.CHAT, List.of())); //$NON-NLS-1$ //$NON-NLS-2$

	/** @param agreed whether the user has agreed to send what would be withheld */
	public Sharing(boolean agreed) {
		this.agreed = agreed;
	}

	/** Why a file of the workspace is not sent, as a sentence; null if it may be. */
	public @Nullable String withheld(IResource resource) {
		return agreed ? null : sentence(WorkspaceFiles.name(resource), files.withheld(resource));
	}

	/** The same for a file that is in no project: a link must not lead out of its folder, and all folders around it rule. */
	public @Nullable String withheld(Path file, String name) {
		if (agreed) {
			return null;
		}
		var folder = file.toAbsolutePath().getParent();
		try {
			var withheld = new SharingPolicy().check(
					new SharingPolicy.Location(file, folder == null ? file : folder, file, name), false);
			return sentence(name, withheld.isPresent() ? withheld : excludedAround(file));
		} catch (@SuppressWarnings("unused") IOException e) {
			return NLS.bind(Messages.Sharing_unreadable, name);
		}
	}

	/** As no project says where the rules begin, they begin at the root. */
	private static Optional<Withheld> excludedAround(Path file) throws IOException {
		for (var way : new LinkedHashSet<>(List.of(file.toAbsolutePath(), file.toRealPath()))) {
			var folder = way.getParent();
			var exclusion = folder == null
					? Optional.<Withheld>empty()
					: IgnoreRules.around(folder, way.getRoot()).check(way, false).<Withheld>map(Withheld.Excluded::new);
			if (exclusion.isPresent()) {
				return exclusion;
			}
		}
		return Optional.empty();
	}

	/**
	 * The same for a version of a file in a repository, which need not exist any more. What rules is what ignore files say now,
	 * not what those of its commit said.
	 *
	 * @param path from the top of the repository
	 */
	public @Nullable String withheldVersion(Path top, String path) {
		var file = top.resolve(path);
		if (agreed || Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
			return withheld(file, path);
		}
		var secret = withheld(path);
		return secret == null
				? sentence(path, IgnoreRules.around(top, top).check(file, false).map(Withheld.Excluded::new))
				: secret;
	}

	/** The same for what is no file, such as a class of a library. */
	public @Nullable String withheld(String name) {
		return agreed ? null : sentence(name, SecretFiles.byName(name, false).map(Withheld.Secret::new));
	}

	private static @Nullable String sentence(String name, Optional<? extends Withheld> withheld) {
		return withheld.isEmpty() ? null : switch (withheld.get()) {
			case Withheld.Secret(var kind) -> NLS.bind(Messages.Sharing_secret, name);
			case Withheld.Elsewhere(var real) -> NLS.bind(Messages.Sharing_elsewhere, name);
			case Withheld.Excluded(var exclusion) -> exclusion.line() > 0
					? NLS.bind(Messages.Sharing_rule,
							new Object[]{name, String.valueOf(exclusion.line()), exclusion.file().getFileName()})
					: NLS.bind(Messages.Sharing_excluded, name, exclusion.file().getFileName());
		};
	}
}
