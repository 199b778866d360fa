package org.wenshu.acceptance.faults;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * One piece of the office's work that goes its way while things break. Another kind of work joins the fault run by
 * implementing this and adding itself to {@link #KINDS}.
 */
interface Journey {
    /** What goes through the office in a fault run; each document of the run is of the next kind in turn. */
    List<Kind> KINDS = List.of(IncomingJourney::new, OutgoingJourney::new);

    /** Makes the n-th journey; whatever it leaves to chance it takes from the choices alone. */
    interface Kind {
        Journey make(int number, Random choices);
    }

    /** One request, or one wait; taken again and again until it has been done. */
    interface Step {
        /** Returns whether it has been done, by this call or by an earlier one whose answer was lost. */
        boolean take(PatientClients clients);
    }

    String name();

    List<Step> steps();

    /** Whether it goes on only when another day has come. */
    boolean waitsForTime();

    /** Whether nothing more will happen to it, events of other services included. */
    boolean isFinished(PatientClients clients);

    /** The id under which it was accepted, once it was. */
    Optional<String> acceptedAs();

    /** What ought to be true of it at the end and is not. */
    List<String> amiss(PatientClients clients);
}
