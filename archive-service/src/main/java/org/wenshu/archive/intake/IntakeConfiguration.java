package org.wenshu.archive.intake;

import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wenshu.archive.arrangement.model.Paper;
import org.wenshu.archive.arrangement.model.PaperRole;
import org.wenshu.archive.intake.model.HandedOver;
import org.wenshu.archive.intake.model.Intake;
import org.wenshu.archive.intake.model.IntakeRefused;
import org.wenshu.archive.records.model.Source;
import org.wenshu.contracts.FileReference;
import org.wenshu.contracts.Topics;
import org.wenshu.contracts.documents.IncomingDocumentCompleted;
import org.wenshu.contracts.documents.OutgoingDocumentCompleted;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.SectionId;
import org.wenshu.office.model.Urgency;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemMapping;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.reading.TopicReader;
import org.wenshu.platform.timer.AggregateTimer;

@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    /** What is completed elsewhere is taken in without anyone typing it again (A1). */
    @Bean
    TopicReader archiveIntake(TakingIn taking) {
        return TopicReader.named("archive-intake")
                .reads(Topics.DOCUMENTS)
                .on(IncomingDocumentCompleted.class, (event, delivery) -> taking.take(handedOver(event)))
                .on(OutgoingDocumentCompleted.class, (event, delivery) -> taking.take(handedOver(event)))
                .build();
    }

    @Bean
    AggregateTimer<Intake> intakeTimer(IntakeQueue queue, TakingIn taking) {
        return new AggregateTimer<>("intake-retry", queue.store(), taking::ring);
    }

    @Bean
    ProblemMapping<IntakeRefused> intakeRefused() {
        return ProblemMapping.of(
                IntakeRefused.class,
                refused -> Problem.of(ProblemType.ACTION_REFUSED)
                        .detail(
                                refused.stage().chinese() + "的不能"
                                        + refused.action().chinese(),
                                refused.action() + " is not possible at " + refused.stage())
                        .with("stage", refused.stage().name())
                        .with("action", refused.action().name())
                        .with("allowed", refused.stage().allowed()));
    }

    private static HandedOver handedOver(IncomingDocumentCompleted event) {
        return new HandedOver(
                new Source(Source.INCOMING_DOCUMENT, event.documentId()),
                Optional.of(event.registerNumber()),
                Secrecy.valueOf(event.secrecy()),
                Urgency.valueOf(event.urgency()),
                event.title(),
                event.sender(),
                event.senderNumber(),
                event.documentDate(),
                event.pages(),
                event.retentionHint(),
                new SectionId(event.handlingSectionId()),
                event.completedBy(),
                event.at(),
                event.files().stream().map(IntakeConfiguration::paper).toList(),
                paper(event.metadataReference()));
    }

    /** What the organ issued is its own: it stands as the issuer, with its document number (责任者、文号). */
    private static HandedOver handedOver(OutgoingDocumentCompleted event) {
        return new HandedOver(
                new Source(Source.OUTGOING_DOCUMENT, event.documentId()),
                Optional.empty(),
                Secrecy.valueOf(event.secrecy()),
                Urgency.valueOf(event.urgency()),
                event.title(),
                String.join("、", event.issuers()),
                event.documentNumber(),
                event.documentDate(),
                event.pages(),
                event.retentionHint(),
                new SectionId(event.sectionId()),
                event.completedBy(),
                event.at(),
                event.files().stream().map(IntakeConfiguration::paper).toList(),
                paper(event.metadataReference()));
    }

    private static Paper paper(FileReference file) {
        return new Paper(
                file.name().orElse(""),
                PaperRole.named(file.role()),
                file.mediaType(),
                file.size(),
                file.sha256(),
                file.sm3(),
                Optional.empty());
    }
}
