/** The register of regulations that citations are resolved against. */
@NullMarked
package org.wenshu.document.checks.regulations;

import org.jspecify.annotations.NullMarked;
