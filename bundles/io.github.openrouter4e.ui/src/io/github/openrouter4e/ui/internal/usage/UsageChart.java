package io.github.openrouter4e.ui.internal.usage;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.IAxis;
import org.eclipse.swtchart.IBarSeries;
import org.eclipse.swtchart.ISeries;
import org.eclipse.swtchart.ISeries.SeriesType;
import org.eclipse.swtchart.LineStyle;
import org.eclipse.swtchart.Range;

import io.github.openrouter4e.ui.internal.Accessibles;
import io.github.openrouter4e.ui.internal.models.PriceFormat;

/**
 * Draws {@link ChartData} as stacked bars. The chart library works with binary fractions, which is good enough for
 * pixels; every figure that is written as text comes from the exact amounts.
 */
final class UsageChart {

	/** Middle tones that keep their distance from each other on white and on black, also for the colour-blind. */
	private static final RGB[] PALETTE = {new RGB(0x3B, 0x8E, 0xD0), new RGB(0xE0, 0x8A, 0x1E),
			new RGB(0x2C, 0xA0, 0x7A), new RGB(0xC8, 0x6A, 0xA6), new RGB(0xC9, 0xB4, 0x2B), new RGB(0x8C, 0x7A, 0xE6),
			new RGB(0xD6, 0x55, 0x3F), new RGB(0x8A, 0x8F, 0x98)};
	/** More names would not fit beneath the bars; the others are left out by the axis itself. */
	private static final int ANGLED_FROM = 10;

	private final Chart chart;
	private final PriceFormat prices;
	private final Locale locale;
	private ChartData data = new ChartData(false, List.of(), List.of());

	UsageChart(Composite parent, Locale locale) {
		this.locale = locale;
		this.prices = new PriceFormat(locale);
		chart = new Chart(parent, SWT.NONE);
		chart.getTitle().setVisible(false);
		chart.getLegend().setPosition(SWT.BOTTOM);
		IAxis x = chart.getAxisSet().getXAxis(0);
		IAxis y = chart.getAxisSet().getYAxis(0);
		x.getTitle().setVisible(false);
		y.getTitle().setText(Messages.UsageChart_usd);
		x.getGrid().setStyle(LineStyle.NONE);
		y.getGrid().setStyle(LineStyle.DOT);
		chart.getPlotArea().addMouseMoveListener(event -> showToolTip(event.x));
		Accessibles.name(chart, Messages.UsageChart_name);
	}

	Control control() {
		return chart;
	}

	/**
	 * Takes these colours, which are those of the table beside it: style sheets of themes know tables but not charts. Does
	 * nothing if it has them already.
	 */
	void setColours(Color background, Color foreground) {
		if (background.equals(chart.getBackground()) && foreground.equals(chart.getLegend().getForeground())) {
			return;
		}
		Color grid = new Color(middle(background.getRGB(), foreground.getRGB()));
		chart.setBackground(background);
		chart.getPlotArea().setBackground(background);
		chart.getLegend().setBackground(background);
		chart.getLegend().setForeground(foreground);
		for (IAxis axis : chart.getAxisSet().getAxes()) {
			axis.getTick().setForeground(foreground);
			axis.getTitle().setForeground(foreground);
			axis.getGrid().setForeground(grid);
		}
		chart.redraw();
	}

	void show(ChartData shown) {
		data = shown;
		chart.suspendUpdate(true);
		for (ISeries<?> series : chart.getSeriesSet().getSeries()) {
			chart.getSeriesSet().deleteSeries(series.getId());
		}
		IAxis x = chart.getAxisSet().getXAxis(0);
		x.setCategorySeries(data.starts().stream().map(this::shortName).toArray(String[]::new));
		x.enableCategory(!data.starts().isEmpty());
		x.getTick().setTickLabelAngle(data.starts().size() < ANGLED_FROM ? 0 : 45);
		int colour = 0;
		for (ChartData.Series part : data.series()) {
			String name = part.isOthers() ? Messages.UsageChart_others : part.model();
			IBarSeries<?> bars = (IBarSeries<?>) chart.getSeriesSet().createSeries(SeriesType.BAR, name);
			// the library refuses stacks with amounts below zero, and a refund has no height anyway
			bars.setYSeries(part.costs().stream().mapToDouble(cost -> Math.max(0, cost.doubleValue())).toArray());
			bars.enableStack(true);
			bars.setBarColor(new Color(PALETTE[colour++ % PALETTE.length]));
		}
		chart.getLegend().setVisible(!data.series().isEmpty());
		chart.getAxisSet().adjustRange();
		double highest = 0;
		for (int bar = 0; bar < data.starts().size(); bar++) {
			highest = Math.max(highest, data.total(bar).doubleValue());
		}
		chart.getAxisSet().getYAxis(0).setRange(new Range(0, highest > 0 ? highest * 1.1 : 1));
		chart.suspendUpdate(false);
		chart.redraw();
	}

	/** What the tool tip says about a bar: its day and each model's exact cost. */
	String describe(int bar) {
		StringBuilder text = new StringBuilder(longName(data.starts().get(bar))).append(": ") //$NON-NLS-1$
				.append(prices.usd(data.total(bar)));
		for (ChartData.Series part : data.series()) {
			BigDecimal cost = part.costs().get(bar);
			if (cost.signum() != 0) {
				text.append('\n').append(part.isOthers() ? Messages.UsageChart_others : part.model()).append(": ") //$NON-NLS-1$
						.append(prices.usd(cost));
			}
		}
		return text.toString();
	}

	private void showToolTip(int x) {
		int bar = data.starts().isEmpty()
				? -1
				: (int) Math.round(chart.getAxisSet().getXAxis(0).getDataCoordinate(x));
		chart.getPlotArea().setToolTipText(bar >= 0 && bar < data.starts().size() ? describe(bar) : null);
	}

	private String shortName(LocalDate start) {
		return localized(data.byMonth() ? "yMMM" : "MMMd", start); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private String longName(LocalDate start) {
		return localized(data.byMonth() ? "yMMMM" : "yMMMMd", start); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private String localized(String skeleton, LocalDate start) {
		return DateTimeFormatter.ofLocalizedPattern(skeleton).withLocale(locale).format(start);
	}

	private static RGB middle(RGB one, RGB other) {
		return new RGB((3 * one.red + other.red) / 4, (3 * one.green + other.green) / 4,
				(3 * one.blue + other.blue) / 4);
	}
}
