package io.github.openrouter4e.git.internal.review;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.part.ViewPart;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.CancelledException;
import io.github.openrouter4e.costs.SpendingDecision;
import io.github.openrouter4e.git.internal.FailureText;
import io.github.openrouter4e.git.internal.GitServices;
import io.github.openrouter4e.git.internal.Messages;
import io.github.openrouter4e.git.internal.Questions;
import io.github.openrouter4e.git.internal.diff.Changes;
import io.github.openrouter4e.git.internal.diff.DiffBudget;
import io.github.openrouter4e.git.internal.review.StagedReview.End;
import io.github.openrouter4e.ui.RequestTexts;
import io.github.openrouter4e.ui.WorkbenchThread;

/** The findings of a review, each of which opens its file. */
public final class ReviewView extends ViewPart {

	/** As the workbench names it. */
	public static final String ID = "io.github.openrouter4e.git.review"; //$NON-NLS-1$
	/** The bundle with the icons of all others. */
	private static final String ICONS = "io.github.openrouter4e.ui"; //$NON-NLS-1$

	private static final int LEAST_WIDTH = 90;
	private static final int DETAIL_LINES = 3;

	private final List<Finding> findings = new ArrayList<>();
	private @Nullable Repository repository;
	private @Nullable Path top;
	private @Nullable Cancellation running;
	private @Nullable TableViewer viewer;
	private @Nullable Label state;
	private @Nullable Action action;

	@Override
	public void createPartControl(@Nullable Composite parent) {
		GridLayoutFactory.fillDefaults().margins(3, 3).applyTo(parent);
		var label = new Label(parent, SWT.WRAP);
		label.setText(Messages.ReviewView_welcome);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(label);
		state = label;
		var area = new Composite(parent, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		var layout = new TableColumnLayout();
		area.setLayout(layout);
		var table = new TableViewer(area, SWT.FULL_SELECTION | SWT.SINGLE | SWT.V_SCROLL | SWT.H_SCROLL);
		table.getTable().setHeaderVisible(true);
		table.setContentProvider(ArrayContentProvider.getInstance());
		ColumnViewerToolTipSupport.enableFor(table);
		column(table, layout, Messages.ReviewView_severity, 1, finding -> word(finding.severity()), true);
		column(table, layout, Messages.ReviewView_place, 2, ReviewView::place, false);
		column(table, layout, Messages.ReviewView_finding, 7, Finding::text, false);
		table.setInput(findings);
		table.addOpenListener(event -> {
			if (event.getSelection() instanceof IStructuredSelection selection
					&& selection.getFirstElement() instanceof Finding finding) {
				open(finding);
			}
		});
		getSite().setSelectionProvider(table);
		showWhole(table, new Text(parent, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL));
		viewer = table;
		var again = new Action() {
			@Override
			public void run() {
				toggle();
			}
		};
		action = again;
		showAction();
		getViewSite().getActionBars().getToolBarManager().add(again);
	}

	/** A table cuts long texts: that of the selected finding is below it, where it can be copied, too. */
	private static void showWhole(TableViewer table, Text detail) {
		var data = GridDataFactory.fillDefaults().grab(true, false).exclude(true)
				.hint(SWT.DEFAULT, DETAIL_LINES * detail.getLineHeight()).create();
		detail.setLayoutData(data);
		detail.setVisible(false);
		table.addSelectionChangedListener(event -> {
			var finding = event.getStructuredSelection().getFirstElement() instanceof Finding selected
					? selected
					: null;
			detail.setText(finding == null ? "" : finding.text()); //$NON-NLS-1$
			detail.setVisible(finding != null);
			data.exclude = finding == null;
			detail.getParent().layout();
		});
	}

	private static void column(TableViewer table, TableColumnLayout layout, String title, int weight,
			Function<Finding, String> text, boolean icon) {
		var column = new TableViewerColumn(table, SWT.LEFT);
		column.getColumn().setText(title);
		layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, LEAST_WIDTH));
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(@Nullable Object element) {
				return element instanceof Finding finding ? text.apply(finding) : ""; //$NON-NLS-1$
			}

			@Override
			public @Nullable Image getImage(@Nullable Object element) {
				return icon && element instanceof Finding finding
						? PlatformUI.getWorkbench().getSharedImages().getImage(image(finding.severity()))
						: null;
			}

			@Override
			public String getToolTipText(@Nullable Object element) {
				return element instanceof Finding finding ? finding.text() : ""; //$NON-NLS-1$
			}
		});
	}

	private static String word(Finding.Severity severity) {
		return switch (severity) {
			case ERROR -> Messages.ReviewView_error;
			case WARNING -> Messages.ReviewView_warning;
			case NOTE -> Messages.ReviewView_note;
		};
	}

	private static String image(Finding.Severity severity) {
		return switch (severity) {
			case ERROR -> ISharedImages.IMG_OBJS_ERROR_TSK;
			case WARNING -> ISharedImages.IMG_OBJS_WARN_TSK;
			case NOTE -> ISharedImages.IMG_OBJS_INFO_TSK;
		};
	}

	/** The name first: it is what is seen where there is little room. */
	private static String place(Finding finding) {
		var slash = finding.path().lastIndexOf('/');
		var name = finding.path().substring(slash + 1);
		var place = finding.line() == 0 ? name : NLS.bind(Messages.ReviewView_placeLine, name, finding.line());
		return slash < 0 ? place : place + " \u2014 " + finding.path().substring(0, slash); //$NON-NLS-1$
	}

	/** Reviews what is staged in a repository; a review that is under way is stopped. */
	public void review(Repository of) {
		stop();
		var former = repository;
		of.incrementOpen();
		repository = of;
		if (former != null) {
			former.close();
		}
		begin(of);
	}

	private void begin(Repository of) {
		var cancellation = new Cancellation();
		running = cancellation;
		findings.clear();
		top = null; // that of the review before
		refresh();
		say(Messages.ReviewView_reading);
		showAction();
		of.incrementOpen(); // for the other thread
		GitServices.request((services, failure) -> {
			if (services == null) {
				later(() -> ended(cancellation, () -> FailureText.of(new IllegalStateException(failure))));
			} else {
				var texts = services.texts();
				var end = new StagedReview(services.calls(), services.model()).review(of,
						new Follower(cancellation, texts), cancellation);
				later(() -> ended(cancellation, () -> words(end, texts)));
			}
			of.close();
		});
	}

	private void toggle() {
		var last = repository;
		if (running != null) {
			stop();
			say(Messages.ReviewView_stopped);
			showAction();
		} else if (last != null) {
			begin(last);
		}
	}

	private void stop() {
		var current = running;
		running = null;
		if (current != null) {
			current.cancel();
		}
	}

	/** Brings a review from its thread into the view; what comes after it was stopped is dropped. */
	private final class Follower implements StagedReview.Listener {

		private final Cancellation cancellation;
		private final RequestTexts texts;

		Follower(Cancellation cancellation, RequestTexts texts) {
			this.cancellation = cancellation;
			this.texts = texts;
		}

		@Override
		public boolean agreesTo(SpendingDecision decision) {
			return asks(() -> Questions.agreesTo(getSite().getShell(), decision, texts));
		}

		@Override
		public boolean goesOnWithout(List<Changes.SecretLine> secrets) {
			return asks(() -> Questions.goesOnWithout(getSite().getShell(), secrets));
		}

		private boolean asks(BooleanSupplier question) {
			var answer = new CompletableFuture<Boolean>();
			cancellation.onCancel(() -> answer.complete(false));
			later(() -> answer.complete(running == cancellation && question.getAsBoolean()));
			var agreed = answer.join();
			if (cancellation.isCancelled()) {
				throw new CancelledException();
			}
			return agreed;
		}

		@Override
		public void sending(boolean staged, int files) {
			later(() -> {
				if (running == cancellation) {
					say(NLS.bind(staged ? Messages.ReviewView_staged : Messages.ReviewView_unstaged, files));
				}
			});
		}

		@Override
		public void found(Finding finding) {
			later(() -> {
				if (running == cancellation) {
					findings.add(finding);
					refresh();
				}
			});
		}
	}

	/** @param words of it, if it has not been stopped */
	private void ended(Cancellation cancellation, Supplier<String> words) {
		if (running == cancellation) {
			running = null;
			showAction();
			say(words.get());
		}
	}

	private String words(End end, RequestTexts texts) {
		return switch (end) {
			case End.Done done -> {
				top = done.top();
				yield words(done, texts);
			}
			case End.Incomplete incomplete -> {
				top = incomplete.top();
				var reason = FailureText.of(incomplete.reason(), Messages.ReviewView_otherForm);
				yield withShortened(NLS.bind(Messages.ReviewView_incomplete, texts.cost(incomplete.result()), reason),
						incomplete.changes());
			}
			case End.Nothing() -> Messages.ReviewHandler_nothing;
			case End.AllWithheld(var files) -> NLS.bind(Messages.CommitDialogue_allWithheld, files);
			case End.Stopped() -> Messages.ReviewView_stopped;
			case End.Failed(var reason) -> FailureText.of(reason, texts);
		};
	}

	private String words(End.Done done, RequestTexts texts) {
		var count = findings.isEmpty()
				? Messages.ReviewView_none
				: findings.size() == 1
						? Messages.ReviewView_oneFinding
						: NLS.bind(Messages.ReviewView_findings, findings.size());
		return withShortened(NLS.bind(Messages.ReviewView_done, count, texts.cost(done.result())), done.changes());
	}

	private static String withShortened(String words, DiffBudget.Fitted changes) {
		var partly = changes.shortened().size() + changes.named().size();
		return partly == 0 ? words : words + ' ' + NLS.bind(Messages.CommitDialogue_shortened, partly);
	}

	private void open(Finding finding) {
		var last = repository;
		var folder = top == null && last != null && !last.isBare() ? last.getWorkTree().toPath() : top;
		if (folder == null) {
			return;
		}
		var file = folder.resolve(finding.path());
		var page = getSite().getPage();
		try {
			var inWorkspace = ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(file.toUri());
			if (inWorkspace.length == 0) {
				IDE.openEditorOnFileStore(page, EFS.getLocalFileSystem().getStore(file.toUri()));
			} else {
				open(inWorkspace[0], finding.line());
			}
		} catch (CoreException e) {
			ILog.of(ReviewView.class).log(e.getStatus());
		}
	}

	/** The marker is there only to open the right line, in any editor that knows lines. */
	private void open(IFile file, int line) throws CoreException {
		if (!file.exists() || line == 0) {
			IDE.openEditor(getSite().getPage(), file);
			return;
		}
		var marker = file.createMarker(IMarker.TEXT);
		try {
			marker.setAttribute(IMarker.LINE_NUMBER, line);
			IDE.openEditor(getSite().getPage(), marker);
		} finally {
			marker.delete();
		}
	}

	private void refresh() {
		var table = viewer;
		if (table != null && !table.getControl().isDisposed()) {
			table.refresh();
		}
	}

	private void say(String text) {
		var label = state;
		if (label != null && !label.isDisposed()) {
			label.setText(text.replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$
			label.getParent().layout();
		}
	}

	private void showAction() {
		var shown = action;
		if (shown != null) {
			var stops = running != null;
			shown.setText(stops ? Messages.ReviewView_stop : Messages.ReviewView_again);
			shown.setToolTipText(shown.getText());
			shown.setEnabled(stops || repository != null);
			ResourceLocator.imageDescriptorFromBundle(ICONS, stops ? "icons/stop.png" : "icons/refresh.png") //$NON-NLS-1$ //$NON-NLS-2$
					.ifPresent(shown::setImageDescriptor);
		}
	}

	/** On the UI thread, if the view is still there. */
	private void later(Runnable work) {
		WorkbenchThread.later(() -> {
			var label = state;
			if (label != null && !label.isDisposed()) {
				work.run();
			}
		});
	}

	@Override
	public void setFocus() {
		var table = viewer;
		if (table != null) {
			table.getControl().setFocus();
		}
	}

	@Override
	public void dispose() {
		stop();
		var last = repository;
		if (last != null) {
			last.close();
			repository = null;
		}
		super.dispose();
	}
}
