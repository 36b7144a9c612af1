package io.github.openrouter4e.ui.internal.chat.code;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;

/** Writes code to a file the way the workspace would: with the encoding and the line ends that are set for it. */
final class CodeFile {

	private CodeFile() {}

	/** @param end is told the reason if it failed, else null; on the thread of the job */
	static void save(IFile file, String code, Consumer<@Nullable CoreException> end) {
		var job = Job.create(file.getName(), (ICoreRunnable) monitor -> {
			try {
				write(file, code, monitor);
				end.accept(null);
			} catch (CoreException e) {
				end.accept(e); // the chat says so; a failed job would be reported a second time
			}
		});
		job.setRule(file.getProject()); // its folders and the settings with its encodings
		job.setSystem(true);
		job.schedule();
	}

	private static void write(IFile file, String code, IProgressMonitor monitor) throws CoreException {
		var text = code.replace("\n", file.getLineSeparator(true)); //$NON-NLS-1$
		var charset = Charset.forName(file.getCharset());
		var fits = charset.newEncoder().canEncode(text);
		var content = new ByteArrayInputStream(text.getBytes(fits ? charset : StandardCharsets.UTF_8));
		if (file.exists()) {
			file.setContents(content, true, true, monitor);
		} else {
			createFolder(file.getParent(), monitor);
			file.create(content, true, monitor);
		}
		if (!fits) {
			file.setCharset(StandardCharsets.UTF_8.name(), monitor);
		}
	}

	private static void createFolder(@Nullable IContainer container, IProgressMonitor monitor) throws CoreException {
		if (container instanceof IFolder folder && !folder.exists()) {
			createFolder(folder.getParent(), monitor);
			folder.create(true, true, monitor);
		}
	}
}
