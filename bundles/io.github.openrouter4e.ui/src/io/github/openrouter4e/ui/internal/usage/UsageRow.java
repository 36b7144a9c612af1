package io.github.openrouter4e.ui.internal.usage;

import java.time.LocalDate;

import io.github.openrouter4e.costs.CostSum;
import io.github.openrouter4e.costs.Purpose;

/** What one model cost on one day for one purpose. */
record UsageRow(LocalDate day, String model, Purpose purpose, CostSum sum) {
}
