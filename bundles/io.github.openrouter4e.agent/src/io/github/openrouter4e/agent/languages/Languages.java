package io.github.openrouter4e.agent.languages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.OperationCanceledException;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import io.github.openrouter4e.agent.files.Problem;

/**
 * The languages that are known now. A component of its own, so that one that comes or goes does not restart the tools. What a
 * language cannot tell is logged and not known, as the tools do without.
 */
@Component(service = Languages.class)
public final class Languages {

	/** Set by the runtime. */
	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
	private volatile List<LanguageSupport> supports;

	/** Languages that the runtime adds. */
	public Languages() {
		this(List.of());
	}

	/** These languages. */
	public Languages(List<LanguageSupport> supports) {
		this.supports = supports;
	}

	/**
	 * The errors that another text of a file would bring.
	 *
	 * @param now  the text that the file has
	 * @param then the other one
	 * @return those that the present text does not have; empty also if the language is not known
	 */
	public List<Problem> newErrors(IFile file, String now, String then) {
		return ask(file, support -> {
			var errors = support.errors(file, then);
			if (errors.isEmpty()) {
				return errors;
			}
			var before = support.errors(file, now);
			return errors.stream().filter(error -> before.stream().noneMatch(error::isSameAs)).toList();
		}).orElse(List.of());
	}

	/** Another text of a file. @param now the text that it has; empty if there is no file */
	public record Change(IFile file, String now, String then) {
	}

	/**
	 * The errors that several texts would bring together.
	 *
	 * @return those that the present texts do not have; of files whose language is not known there are none
	 */
	public List<Problem> newErrors(List<Change> changes) {
		var errors = new ArrayList<Problem>();
		for (var support : supports) {
			try {
				var now = new LinkedHashMap<IFile, String>();
				var then = new LinkedHashMap<IFile, String>();
				for (var change : changes) {
					if (support.knows(change.file())) {
						now.put(change.file(), change.now());
						then.put(change.file(), change.then());
					}
				}
				var found = then.isEmpty() ? List.<Problem>of() : support.errors(then);
				var before = found.isEmpty() ? found : support.errors(now);
				found.stream().filter(error -> before.stream().noneMatch(error::isSameAs)).forEach(errors::add);
			} catch (CoreException | RuntimeException e) {
				warn(e, changes.getFirst().file());
			}
		}
		return errors;
	}

	/** The lines in which something begins; empty if the language is not known, or finds nothing in the text. */
	public Optional<List<Integer>> outline(IFile file, String text) {
		return ask(file, support -> support.outline(file, text)).filter(lines -> !lines.isEmpty());
	}

	/** What is asked of a language. */
	@FunctionalInterface
	private interface Question<T> {
		T ask(LanguageSupport support) throws CoreException;
	}

	private <T> Optional<T> ask(IFile file, Question<T> question) {
		for (var support : supports) {
			try {
				if (support.knows(file)) {
					return Optional.of(question.ask(support));
				}
			} catch (CoreException | RuntimeException e) {
				warn(e, file);
			}
		}
		return Optional.empty();
	}

	private static void warn(Exception e, IFile file) {
		if (e instanceof OperationCanceledException cancelled) {
			throw cancelled;
		}
		ILog.of(Languages.class).warn("Nothing is known of " + file.getFullPath(), e); //$NON-NLS-1$
	}
}
