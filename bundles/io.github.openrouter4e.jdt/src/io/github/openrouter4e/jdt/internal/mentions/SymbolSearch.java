package io.github.openrouter4e.jdt.internal.mentions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.ProgressMonitorWrapper;
import org.eclipse.core.runtime.Status;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jdt.core.IMember;
import org.eclipse.jdt.core.IType;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.jdt.core.JavaModelException;
import org.eclipse.jdt.core.search.IJavaSearchConstants;
import org.eclipse.jdt.core.search.IJavaSearchScope;
import org.eclipse.jdt.core.search.SearchEngine;
import org.eclipse.jdt.core.search.SearchMatch;
import org.eclipse.jdt.core.search.SearchParticipant;
import org.eclipse.jdt.core.search.SearchPattern;
import org.eclipse.jdt.core.search.SearchRequestor;
import org.eclipse.jdt.core.search.TypeNameMatch;
import org.eclipse.jdt.core.search.TypeNameMatchRequestor;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.jdt.internal.actions.MembersSubject;
import io.github.openrouter4e.jdt.internal.code.JavaCode;
import io.github.openrouter4e.jdt.internal.code.JavaText;
import io.github.openrouter4e.ui.ContextProposal;
import io.github.openrouter4e.ui.ContextQuery;

/**
 * Finds what the user may mean: types of the projects, then those of libraries, and members. Answers while the user types, so
 * it takes what the index has and does not wait for the rest.
 */
final class SymbolSearch {

	/** Members are looked for in the files that have such a name, which are many for a short one. */
	private static final int SHORTEST_MEMBER = 3;
	/** More of them are in no list that anybody reads; each costs a look at its file. */
	private static final int MOST = 50;
	/** What the index finds for one letter must not fill the memory. */
	private static final int MOST_MATCHES = 10_000;

	private SymbolSearch() {}

	static List<ContextProposal> find(ContextQuery query, IProgressMonitor monitor) throws CoreException {
		var typed = query.text().strip().replace('$', '.');
		if (typed.isEmpty()) {
			return List.of();
		}
		JavaCode code;
		try {
			code = new JavaCode(new ToolContext("", "", ToolContext.CHAT, List.of()), monitor); //$NON-NLS-1$ //$NON-NLS-2$
		} catch (@SuppressWarnings("unused") ToolException e) {
			return List.of(); // no Java project is open
		}
		var most = Math.min(MOST, query.limit());
		var hash = typed.indexOf('#');
		var found = hash > 0
				? membersOf(code, typed.substring(0, hash), typed.substring(hash + 1))
				: named(code, typed, most);
		var proposals = new ArrayList<ContextProposal>();
		for (var member : found) {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			if (proposals.size() < most && member.exists() && code.isVisible(member)) {
				proposals.add(new ContextProposal(member.getHandleIdentifier(), label(member), detail(code, member),
						OptionalLong.empty()));
			}
		}
		return proposals;
	}

	private static List<IMember> named(JavaCode code, String typed, int most) throws CoreException {
		var found = new ArrayList<IMember>(types(code, typed, code.sourceScope(), most));
		if (found.size() < most && typed.indexOf('.') < 0 && typed.length() >= SHORTEST_MEMBER) {
			found.addAll(members(code, typed, most - found.size()));
		}
		if (found.size() < most && typed.length() >= SHORTEST_MEMBER) {
			for (var type : types(code, typed, code.wholeScope(), most)) {
				if (type.isBinary()) {
					found.add(type);
				}
			}
		}
		return found;
	}

	/** The shortest names first, as they fit best. */
	private static List<IType> types(JavaCode code, String typed, IJavaSearchScope scope, int most)
			throws JavaModelException {
		var dot = typed.lastIndexOf('.');
		var name = typed.substring(dot + 1);
		var container = typed.substring(0, Math.max(0, dot));
		var rule = rule(name);
		if (rule < 0) {
			return List.of();
		}
		var matches = new ArrayList<TypeNameMatch>();
		var limited = limited(code, () -> matches.size() >= MOST_MATCHES);
		search(limited, () -> new SearchEngine().searchAllTypeNames(null, SearchPattern.R_EXACT_MATCH,
				name.toCharArray(), rule, IJavaSearchConstants.TYPE, scope, new TypeNameMatchRequestor() {
					@Override
					public void acceptTypeNameMatch(@Nullable TypeNameMatch match) {
						if (match != null && (container.isEmpty()
								|| match.getTypeContainerName().endsWith(container))) {
							matches.add(match);
						}
					}
				}, IJavaSearchConstants.FORCE_IMMEDIATE_SEARCH, limited));
		return matches.stream()
				.sorted(Comparator.<TypeNameMatch>comparingInt(match -> match.getSimpleTypeName().length())
						.thenComparing(TypeNameMatch::getFullyQualifiedName))
				.limit(most).map(TypeNameMatch::getType).toList();
	}

	private static List<IMember> members(JavaCode code, String name, int most) throws CoreException {
		var rule = rule(name);
		var methods = rule < 0 ? null : pattern(name, IJavaSearchConstants.METHOD, rule);
		var fields = rule < 0 ? null : pattern(name, IJavaSearchConstants.FIELD, rule);
		if (methods == null || fields == null) {
			return List.of();
		}
		var found = new ArrayList<IMember>();
		var limited = limited(code, () -> found.size() >= most);
		search(limited, () -> new SearchEngine().search(SearchPattern.createOrPattern(methods, fields),
				new SearchParticipant[]{SearchEngine.getDefaultSearchParticipant()}, code.sourceScope(),
				new SearchRequestor() {
					@Override
					public void acceptSearchMatch(@Nullable SearchMatch match) {
						if (match != null && match.getElement() instanceof IMember member) {
							found.add(member);
						}
					}
				}, limited));
		found.sort(Comparator.comparingInt((IMember member) -> member.getElementName().length())
				.thenComparing(JavaText::qualifiedName));
		return found;
	}

	private static @Nullable SearchPattern pattern(String name, int kind, int rule) {
		return SearchPattern.createPattern(name, kind, IJavaSearchConstants.DECLARATIONS, rule);
	}

	private static int rule(String name) {
		return name.isEmpty()
				? -1
				: SearchPattern.validateMatchRule(name,
						SearchPattern.R_CAMELCASE_MATCH | SearchPattern.R_PREFIX_MATCH);
	}

	/** Those of a type, whose name is whole. */
	private static List<IMember> membersOf(JavaCode code, String typeName, String beginning)
			throws JavaModelException {
		var typed = beginning.replaceFirst("\\(.*", "").toLowerCase(Locale.ROOT); //$NON-NLS-1$ //$NON-NLS-2$
		var found = new ArrayList<IMember>();
		var simple = typeName.substring(typeName.lastIndexOf('.') + 1);
		for (var type : types(code, typeName, code.wholeScope(), MOST)) {
			if (!type.getElementName().equalsIgnoreCase(simple) || !type.exists()) {
				continue;
			}
			for (var child : type.getChildren()) {
				if (child instanceof IMember member
						&& member.getElementName().toLowerCase(Locale.ROOT).startsWith(typed)
						&& !member.getElementName().isEmpty()) {
					found.add(member);
				}
			}
		}
		return found;
	}

	private interface Search {
		void run() throws CoreException;
	}

	private interface End {
		boolean isReached();
	}

	/** Ends a search that has found enough. */
	private static IProgressMonitor limited(JavaCode code, End end) {
		return new ProgressMonitorWrapper(code.monitor()) {
			@Override
			public boolean isCanceled() {
				return super.isCanceled() || end.isReached();
			}
		};
	}

	private static void search(IProgressMonitor limited, Search search) throws JavaModelException {
		try {
			search.run();
		} catch (OperationCanceledException e) {
			if (limited instanceof ProgressMonitorWrapper wrapper && wrapper.getWrappedProgressMonitor().isCanceled()) {
				throw e; // by the user; else enough was found
			}
		} catch (JavaModelException e) {
			throw e;
		} catch (CoreException e) {
			throw new JavaModelException(e);
		}
	}

	private static String label(IMember member) {
		var type = member.getDeclaringType();
		return member instanceof IType self
				? self.getTypeQualifiedName('.')
				: type == null ? JavaText.name(member) : type.getTypeQualifiedName('.') + '#' + JavaText.name(member);
	}

	private static String detail(JavaCode code, IMember member) {
		var type = member instanceof IType self ? self : member.getDeclaringType();
		var name = type == null ? "" : type.getPackageFragment().getElementName(); //$NON-NLS-1$
		return member.isBinary() ? name : name.isEmpty() ? code.place(member) : name + ", " + code.place(member); //$NON-NLS-1$
	}

	static Attachment read(ContextProposal proposal, IProgressMonitor monitor) throws CoreException {
		var subject = JavaCore.create(proposal.id()) instanceof IMember member && member.exists()
				? MembersSubject.of(List.of(member))
				: null;
		var material = subject == null ? null : subject.read(false, monitor);
		if (material == null || material.attachments().isEmpty()) {
			throw new CoreException(Status.error(material == null || material.withheld().isEmpty()
					? NLS.bind(Messages.SymbolSearch_gone, proposal.label())
					: String.join("\n", material.withheld()))); //$NON-NLS-1$
		}
		return material.attachments().getFirst();
	}
}
