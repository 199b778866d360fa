@NullMarked
package org.wenshu.document.pdf;

import org.jspecify.annotations.NullMarked;
