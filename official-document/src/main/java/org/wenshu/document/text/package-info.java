@NullMarked
package org.wenshu.document.text;

import org.jspecify.annotations.NullMarked;
