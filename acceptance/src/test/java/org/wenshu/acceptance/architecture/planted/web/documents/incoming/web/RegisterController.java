package org.wenshu.acceptance.architecture.planted.web.documents.incoming.web;

import com.mongodb.client.MongoCollection;

/** Guilty: goes to the database. */
public record RegisterController(MongoCollection<String> letters) {}
