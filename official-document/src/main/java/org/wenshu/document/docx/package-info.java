/** Official documents as DOCX: read, written, held to GB/T 9704-2012 and corrected. */
@NullMarked
package org.wenshu.document.docx;

import org.jspecify.annotations.NullMarked;
