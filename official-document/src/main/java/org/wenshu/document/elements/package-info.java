@NullMarked
package org.wenshu.document.elements;

import org.jspecify.annotations.NullMarked;
