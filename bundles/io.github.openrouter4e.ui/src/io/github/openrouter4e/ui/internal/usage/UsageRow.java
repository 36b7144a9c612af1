package io.github.openrouter4e.ui.internal.usage;

import java.time.LocalDate;

import io.github.openrouter4e.costs.CostSum;

/** What one model cost on one day. */
record UsageRow(LocalDate day, String model, CostSum sum) {
}
