package io.github.openrouter4e.ui.internal.models;

import java.util.List;
import java.util.Locale;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

import io.github.openrouter4e.client.Endpoint;
import io.github.openrouter4e.ui.internal.Accessibles;

/** The providers of a model side by side, or a sentence why they are not there. */
final class EndpointTable extends Composite {

	private final EndpointText text;
	private final Label notice;
	private final Table table;

	EndpointTable(Composite parent, Locale locale) {
		super(parent, SWT.NONE);
		text = new EndpointText(locale);
		GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(this);
		notice = new Label(this, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(150, SWT.DEFAULT).applyTo(notice);
		table = new Table(this, SWT.FULL_SELECTION | SWT.SINGLE | SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, true).hint(150, 80).applyTo(table);
		table.setHeaderVisible(true);
		Accessibles.name(table, Messages.EndpointTable_name);
		column(Messages.EndpointTable_provider, SWT.LEFT, 170);
		column(Messages.EndpointTable_prompt, SWT.RIGHT, 80);
		column(Messages.EndpointTable_completion, SWT.RIGHT, 85);
		column(Messages.EndpointTable_cacheRead, SWT.RIGHT, 90);
		column(Messages.EndpointTable_latency, SWT.RIGHT, 80);
		column(Messages.EndpointTable_throughput, SWT.RIGHT, 95);
		column(Messages.EndpointTable_uptime, SWT.RIGHT, 70);
		column(Messages.EndpointTable_context, SWT.RIGHT, 85);
		column(Messages.EndpointTable_maxOutput, SWT.RIGHT, 95);
		column(Messages.EndpointTable_quantization, SWT.LEFT, 100);
	}

	/** Says something in place of figures. */
	void showNotice(String sentence) {
		table.removeAll();
		notice.setText(sentence);
		requestLayout();
	}

	/** @param none what to say if there are none */
	void show(List<Endpoint> endpoints, String none) {
		table.setRedraw(false);
		table.removeAll();
		for (Endpoint endpoint : endpoints) {
			new TableItem(table, SWT.NONE).setText(new String[]{text.provider(endpoint), text.prompt(endpoint),
					text.completion(endpoint), text.cacheRead(endpoint), text.latency(endpoint),
					text.throughput(endpoint), text.uptime(endpoint), text.context(endpoint), text.maxOutput(endpoint),
					text.quantization(endpoint)});
		}
		table.setRedraw(true);
		notice.setText(endpoints.isEmpty() ? none : Messages.EndpointTable_heading);
		requestLayout();
	}

	private void column(String label, int alignment, int width) {
		TableColumn column = new TableColumn(table, alignment);
		column.setText(label);
		column.setWidth(width);
	}
}
