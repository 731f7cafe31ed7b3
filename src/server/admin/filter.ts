import { z } from 'zod';
import { sha256 } from '../hash.js';
import type { DecisionFilter } from '../storage/types.js';
import { Capability, Unit } from '../wire.js';

const SubjectHash = z.string().regex(/^sha256-[A-Za-z0-9_-]{43}$/);
const Moment = z.iso
  .datetime({ offset: true, error: 'give an ISO 8601 time or date' })
  .or(z.iso.date())
  .transform((text) => new Date(text).toISOString());

/** Which decisions the owner means. Members that are not known are refused: a typo must not widen a search. */
export const Filter = z.strictObject({
  receipt: z.uuid().toLowerCase().optional().describe('Id of a decision, which is that of its receipt'),
  subject: SubjectHash.or(Capability).optional().describe("The subject's hash, or its capability"),
  purpose: Unit.optional().describe('A purpose, a service, or a unit of it'),
  from: Moment.optional().describe('Taken in at or after'),
  to: Moment.optional().describe('Taken in before'),
});

/** The filter as the storage takes it: a capability becomes its hash. */
export function toFilter({ receipt, subject, purpose, from, to }: z.output<typeof Filter>): DecisionFilter {
  const hash = subject && !SubjectHash.safeParse(subject).success ? sha256(subject) : subject;
  return {
    ...(receipt && { id: receipt }),
    ...(hash && { subject: hash }),
    ...(purpose && { purpose }),
    ...(from && { from }),
    ...(to && { to }),
  };
}
