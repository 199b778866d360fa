@NullMarked
package org.wenshu.document.layout;

import org.jspecify.annotations.NullMarked;
