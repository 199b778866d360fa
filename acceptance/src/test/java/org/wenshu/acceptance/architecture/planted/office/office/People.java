package org.wenshu.acceptance.architecture.planted.office.office;

import org.wenshu.acceptance.architecture.planted.office.documents.Letters;

/** Guilty: the office knows what one of its services does. */
public record People(Letters letters) {}
