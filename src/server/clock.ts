/** A minute: a difference below it may as well be the network's. */
export const TOLERANCE = 60_000;
/** The year 2000: an act before it was not on a page of ours. */
const EARLIEST = 946_684_800_000;

/** When an act happened by the server's clock, and whether the client's was wrong. */
export interface Corrected {
  /** Milliseconds since 1970. */
  at: number;
  corrected: boolean;
}

/**
 * Moves the client's time of an act onto the server's clock. Server and client agree about one moment: the client sent
 * at `sent`, and the server received at `received`; their difference is the clock's error (and some latency). Without
 * `sent` nothing is known of the client's clock but that no act happens after it was received.
 *
 * @param at the act by the client's clock, in milliseconds
 * @param sent the sending by the client's clock, in milliseconds
 * @param received the receipt by the server's clock, in milliseconds
 */
export function correctClock(at: number, sent: number | undefined, received: number): Corrected {
  const moved = sent === undefined ? at : at + (received - sent);
  const bounded = Math.max(Math.min(moved, received), Math.min(EARLIEST, received));
  return { at: bounded, corrected: Math.abs(bounded - at) > TOLERANCE };
}
