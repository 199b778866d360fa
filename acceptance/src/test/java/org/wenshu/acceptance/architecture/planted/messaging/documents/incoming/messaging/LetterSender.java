package org.wenshu.acceptance.architecture.planted.messaging.documents.incoming.messaging;

import org.apache.kafka.clients.producer.Producer;

/** Guilty: sends by itself, past the outbox. */
public record LetterSender(Producer<String, byte[]> producer) {}
