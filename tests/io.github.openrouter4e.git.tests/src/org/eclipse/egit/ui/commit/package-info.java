/** Stands in for EGit, with its names: the product finds them by reflection. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.eclipse.egit.ui.commit;
