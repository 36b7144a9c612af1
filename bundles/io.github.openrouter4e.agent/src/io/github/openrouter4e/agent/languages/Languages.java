package io.github.openrouter4e.agent.languages;

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
			} catch (OperationCanceledException e) {
				throw e;
			} catch (CoreException | RuntimeException e) {
				ILog.of(Languages.class).warn("Nothing is known of " + file.getFullPath(), e); //$NON-NLS-1$
			}
		}
		return Optional.empty();
	}
}
