import { z } from 'zod';

/* What law asks, as data: of the policy's own regimes and of the built-in profiles. */

/** ISO 8601 duration in years, months, weeks or days: `P6M`. */
export const Duration = z.string().regex(/^P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?$/, 'use an ISO 8601 duration such as "P6M"');

/** How a message can reach somebody: Network Act 50, each a consent of its own. */
export const Channel = z.enum(['email', 'sms', 'call', 'push', 'messenger', 'post']);

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'use a time such as "21:00"');
const Age = z.int().positive().max(30);

/** What the law asks of a form in which people agree to messages. */
export const FormRules = z.strictObject({
  minAge: Age.optional().describe(
    'The age from which a person consents alone: 14 in Korea (PIPA 22-2), 13 to 16 in the EU (GDPR 8)',
  ),
  ages: z.record(z.string(), Age).optional().describe('The same by ISO 3166-1 country, where a profile covers several'),
  night: z
    .strictObject({
      from: Clock,
      to: Clock,
      timeZone: z.string().optional().describe('IANA name of the zone in which these hours count'),
      except: z.array(Channel).default([]).describe('Channels that it does not concern'),
    })
    .nullable()
    .optional()
    .describe('The hours for which a consent of their own is needed; null: none. Network Act 50(3), Decree 61(2)'),
  important: z
    .strictObject({
      minPx: z.number().positive().describe('Smallest type, in CSS pixels: 9 pt are 12'),
      ratio: z.number().min(1).describe('How much larger than the rest of the text'),
      weight: z.int().min(100).max(900).optional(),
      underline: z.boolean().optional(),
      color: z.string().optional().describe('A CSS colour'),
    })
    .optional()
    .describe('How important content is marked: PIPA 22(2), Decree 17(3)'),
  noticeWithin: Duration.optional().describe(
    'Within what time a person is told of a consent, refusal or withdrawal that was taken in: Network Act 50(7), Decree 62-2',
  ),
  renewEvery: Duration.optional().describe('How often a consent is confirmed again: Network Act 50(8), Decree 62-3'),
});

export const Regime = z.strictObject({
  modes: z
    .record(z.string(), z.enum(['opt-in', 'opt-out', 'exempt', 'notice']))
    .describe('What the law asks of each kind of purpose; "*" for any other kind'),
  gpc: z.array(z.string()).default(['ads', 'marketing']).describe('Kinds that a Global Privacy Control signal denies'),
  gpcOverride: z.boolean().default(true).describe('May a later, specific grant stand against the signal?'),
  forms: FormRules.optional().describe(
    'What it asks of consent forms; what is left out stays as in the built-in profile',
  ),
});
