/**
 * The model picker: a table with search and filters, and the details of the selected model. Start at
 * {@link ModelPickerDialog}; {@link PickerModel} holds what it shows and needs no widget.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.ui.internal.models;
