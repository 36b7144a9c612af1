package io.github.openrouter4e.agent.internal.checkpoint;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.agent.FileImage;
import io.github.openrouter4e.agent.UndoReport.Entry;
import io.github.openrouter4e.agent.UndoReport.Result;
import io.github.openrouter4e.agent.edit.EditableFile;
import io.github.openrouter4e.agent.edit.GuardedTextChange;
import io.github.openrouter4e.agent.edit.Splice;
import io.github.openrouter4e.agent.edit.UndoableChange;
import io.github.openrouter4e.agent.files.FileText;
import io.github.openrouter4e.agent.internal.edit.FileCreation;
import io.github.openrouter4e.agent.internal.edit.FileRemoval;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.client.Cancellation;

/** Takes changes of a file back, as one entry of <em>Edit &gt; Undo</em>, also while the user types in it. */
final class Restorer {

	/** How often it is tried again when the user types at the same time. */
	private static final int MOST_TRIES = 5;

	private Restorer() {}

	/** @param changes the latest first */
	static Entry undo(IFile file, List<? extends ChangeUndo.Change> changes) {
		var path = file.getFullPath().toString();
		var project = file.getProject();
		if (!project.isAccessible()) { // no file of it exists then, as if each had been deleted
			return new Entry(path, Result.FAILED, NLS.bind(
					project.exists() ? Messages.Restorer_projectClosed : Messages.Restorer_projectMissing,
					project.getName()));
		}
		try {
			for (var tries = 1;; tries++) {
				if (!file.isSynchronized(IResource.DEPTH_ZERO)) {
					file.refreshLocal(IResource.DEPTH_ZERO, new NullProgressMonitor());
				}
				var current = FileImage.of(file);
				var undo = ChangeUndo.of(changes, current, false);
				if (replace(file, current, undo.image())) {
					return new Entry(path, undo.blocked()
							? Result.CHANGED_SINCE
							: undo.conflicts() > 0 ? Result.PARTLY : Result.UNDONE, ""); //$NON-NLS-1$
				}
				if (tries == MOST_TRIES) {
					return new Entry(path, Result.CHANGED_SINCE, ""); //$NON-NLS-1$
				}
			}
		} catch (CoreException | ToolException e) {
			var reason = e.getMessage();
			return new Entry(path, Result.FAILED, reason == null ? "" : reason); //$NON-NLS-1$
		}
	}

	/** @return false if the file is not any more what it was */
	private static boolean replace(IFile file, FileImage current, FileImage wanted)
			throws CoreException, ToolException {
		var name = NLS.bind(Messages.Restorer_undo, file.getName());
		if (!wanted.exists()) {
			var bytes = current.bytes();
			if (current.exists() && bytes == null) {
				return false; // what it would be deleted with is not saved
			}
			if (bytes != null) {
				UndoableChange.perform(new FileRemoval(name, file, bytes, current.charset(), List.of()),
						file.getProject(), new Cancellation());
			}
			return true;
		}
		if (!current.exists()) {
			UndoableChange.perform(new FileCreation(name, file, bytes(file, wanted), wanted.charset()),
					file.getProject(), new Cancellation());
			return true;
		}
		var before = current.text();
		var after = wanted.text();
		return before == null || after == null || before.equals(after) || replace(name, file, before, after);
	}

	private static boolean replace(String name, IFile file, String before, String after)
			throws CoreException, ToolException {
		var splices = Splice.between(before, after);
		var disk = FileText.ofDisk(file);
		for (var splice : splices) {
			EditableFile.requireEncodable(disk, splice.text());
		}
		EditableFile.makeWritable(file);
		var change = new GuardedTextChange(name, file, splices);
		try {
			UndoableChange.perform(change, ResourcesPlugin.getWorkspace().getRuleFactory().modifyRule(file),
					new Cancellation());
			return true;
		} catch (CoreException e) {
			if (change.isStale()) {
				return false;
			}
			throw e;
		}
	}

	/** What is written if the file does not exist: its bytes if they are known, else its text. */
	private static byte[] bytes(IFile file, FileImage image) throws CoreException {
		var bytes = image.bytes();
		var text = image.text();
		return bytes != null
				? bytes
				: text == null ? new byte[0] : text.getBytes(charset(file, image.charset()));
	}

	private static Charset charset(IFile file, @Nullable String own) throws CoreException {
		var name = own == null ? file.getParent().getDefaultCharset() : own;
		return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
	}
}
