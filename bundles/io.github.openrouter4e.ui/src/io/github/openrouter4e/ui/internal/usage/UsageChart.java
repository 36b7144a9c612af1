package io.github.openrouter4e.ui.internal.usage;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
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
import io.github.openrouter4e.ui.internal.PriceFormat;

/**
 * Draws {@link ChartData} as stacked bars. The chart library works with binary fractions, which is good enough for
 * pixels; every figure that is written as text comes from the exact amounts.
 */
final class UsageChart {

	/** Middle tones that keep their distance from each other on white and on black, also for the colour-blind. */
	private static final RGB[] PALETTE = {new RGB(0x3B, 0x8E, 0xD0), new RGB(0xE0, 0x8A, 0x1E),
			new RGB(0x2C, 0xA0, 0x7A), new RGB(0xC8, 0x6A, 0xA6), new RGB(0xC9, 0xB4, 0x2B), new RGB(0x8C, 0x7A, 0xE6),
			new RGB(0xD6, 0x55, 0x3F), new RGB(0x8A, 0x8F, 0x98)};
	/** Lines of text that a chart must be high to be read: bars, their names, and some air. */
	private static final int LEAST_LINES = 7;
	/** Pixels around a name in the legend: its coloured square and margins. */
	private static final int LEGEND_MARGIN = 30;
	/** Pixels beside the bars, for the figures of the other axis. */
	private static final int Y_AXIS_WIDTH = 70;
	/** Pixels between two names beneath the bars. */
	private static final int NAME_GAP = 12;

	private final Chart chart;
	private final PriceFormat prices;
	private final Locale locale;
	private ChartData data = new ChartData(false, List.of(), List.of());
	private List<String> names = List.of();
	/** Every which bar has its name beneath it. */
	private int step = 1;

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
		chart.addListener(SWT.Resize, event -> fit());
		Accessibles.name(chart, Messages.UsageChart_name);
	}

	/** Whether a chart of this height in pixels could be read. */
	boolean fits(int height) {
		return height >= LEAST_LINES * lineHeight();
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
		names = data.starts().stream().map(this::shortName).toList();
		nameBars(stepThatFits());
		chart.getAxisSet().getXAxis(0).enableCategory(!data.starts().isEmpty());
		int colour = 0;
		for (ChartData.Series part : data.series()) {
			IBarSeries<?> bars = (IBarSeries<?>) chart.getSeriesSet().createSeries(SeriesType.BAR, name(part));
			// the library refuses stacks with amounts below zero, and a refund has no height anyway
			bars.setYSeries(part.costs().stream().mapToDouble(cost -> Math.max(0, cost.doubleValue())).toArray());
			bars.enableStack(true);
			bars.setBarColor(new Color(PALETTE[colour++ % PALETTE.length]));
		}
		chart.getLegend().setVisible(legendFits());
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
				text.append('\n').append(name(part)).append(": ").append(prices.usd(cost)); //$NON-NLS-1$
			}
		}
		return text.toString();
	}

	/** Leaves out what would take the room of the bars; the tool tips name the models too. */
	private void fit() {
		int fitting = stepThatFits();
		if (fitting != step) {
			nameBars(fitting);
		}
		if (legendFits() != chart.getLegend().isVisible()) {
			chart.getLegend().setVisible(!chart.getLegend().isVisible());
		}
	}

	/** Names every so many bars, each name in the middle of its bars so that none is cut at the end. */
	private void nameBars(int every) {
		step = every;
		String[] shown = new String[names.size()];
		for (int bar = 0; bar < shown.length; bar++) {
			shown[bar] = (shown.length - 1 - bar) % every == every / 2 ? names.get(bar) : ""; //$NON-NLS-1$
		}
		chart.getAxisSet().getXAxis(0).setCategorySeries(shown);
	}

	private int stepThatFits() {
		int room = Math.max(1, chart.getSize().x - Y_AXIS_WIDTH);
		int needed = 0;
		for (int width : widths(names, chart.getFont())) {
			needed = Math.max(needed, width + NAME_GAP);
		}
		return Math.clamp((needed * (long) names.size() + room - 1) / room, 1, Math.max(1, names.size()));
	}

	private boolean legendFits() {
		int lines = 1;
		int used = 0;
		for (int width : widths(data.series().stream().map(UsageChart::name).toList(), chart.getLegend().getFont())) {
			used += width + LEGEND_MARGIN;
			if (used > chart.getSize().x && used > width + LEGEND_MARGIN) {
				lines++;
				used = width + LEGEND_MARGIN;
			}
		}
		return !data.series().isEmpty() && fits(chart.getSize().y - (lines + 1) * lineHeight());
	}

	private int lineHeight() {
		GC gc = new GC(chart);
		int height = gc.getFontMetrics().getHeight();
		gc.dispose();
		return height;
	}

	private int[] widths(List<String> texts, Font font) {
		GC gc = new GC(chart);
		gc.setFont(font);
		int[] widths = texts.stream().mapToInt(text -> gc.textExtent(text).x).toArray();
		gc.dispose();
		return widths;
	}

	private static String name(ChartData.Series part) {
		return part.isOthers() ? Messages.UsageChart_others : part.model();
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
