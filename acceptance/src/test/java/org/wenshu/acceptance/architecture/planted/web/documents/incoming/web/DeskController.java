package org.wenshu.acceptance.architecture.planted.web.documents.incoming.web;

import org.springframework.web.bind.annotation.RestController;
import org.wenshu.acceptance.architecture.planted.web.documents.incoming.ReadingLetters;

/** Innocent. */
@RestController
public record DeskController(ReadingLetters reading) {}
