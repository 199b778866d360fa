/** The office's own papers beside the document: sign-off sheet, handling sheet, registers. Plain data in, positioned lines out. */
@NullMarked
package org.wenshu.document.sheets;

import org.jspecify.annotations.NullMarked;
