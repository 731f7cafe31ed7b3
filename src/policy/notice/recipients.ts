import { z } from 'zod';
import { Id, Text } from '../schema.js';

/** An ISO 3166-1 alpha-2 country code. */
export const Country = z.string().regex(/^[A-Z]{2}$/, 'use an ISO 3166-1 code such as "KR"');

/** Where someone can be reached: at least one of them. */
export const Contact = z
  .strictObject({
    email: z.string().optional(),
    phone: z.string().optional(),
    url: z.string().optional(),
    address: Text.optional(),
  })
  .refine((c) => Object.values(c).some(Boolean), 'give an email, phone, url or address');

export const ThirdPartyRecipient = z
  .strictObject({
    id: Id.optional().describe('With it, a consent is asked and recorded apart, as `provision.<id>`'),
    legalBasis: z.enum(['consent', 'law']).default('consent').describe('PIPA 17(1)'),
    name: Text,
    purpose: Text,
    items: z.array(Id).nonempty().describe('Ids of dataItems'),
    retention: Id.describe('Id of one of retention'),
    refusalEffect: Text.optional(),
  })
  .describe('PIPA 17(2)');

export const ThirdPartyProvision = z.strictObject({
  exists: z.boolean().describe('Is data given to third parties, for their own use?'),
  principle: Text.optional().describe('When it may be given'),
  recipients: z.array(ThirdPartyRecipient).default([]),
});

/** Someone who processes data on the controller's behalf: PIPA 26, GDPR 28. */
export const Processor = z.strictObject({
  id: Id,
  name: Text,
  tasks: z.array(Text).nonempty(),
  country: Country.optional().describe('Where it processes, when that is not told by a transfer'),
  url: z.string().optional(),
  marketing: z.boolean().default(false).describe('Is a task to promote or sell? Then each person is told: PIPA 26(3)'),
  subProcessors: z.array(Text).default([]),
});

/**
 * One transfer out of the country, with all that PIPA 28-8(2) and Decree 31(1)2 ask for. One that rests on separate consent
 * is asked in forms and recorded as `transfer.<id>`: when its terms change it gets another id, for what was agreed to
 * is not agreement to something else (28-8(3)).
 */
export const Transfer = z.strictObject({
  id: Id,
  purposes: z
    .array(Id)
    .nonempty()
    .optional()
    .describe(
      'Ids of the purposes that need it: a form that asks for one of them asks for the transfer too. Absent: every form does',
    ),
  processor: Id.optional().describe('Id of one of processors, when the recipient is one'),
  recipient: z.strictObject({
    name: Text.describe('Corporate name'),
    contact: Contact,
    officer: Text.optional().describe('Its privacy officer, by role'),
  }),
  kind: z.enum(['provision', 'entrustment', 'storage']),
  countries: z.array(Country).nonempty(),
  items: z.array(Id).nonempty().describe('Ids of dataItems: an explicit list'),
  when: Text,
  how: Text,
  purpose: Text.describe("The recipient's purpose"),
  retention: z.array(Id).nonempty().describe('Ids of retention rows: how long the recipient keeps it'),
  legalBasis: z
    .enum(['separate-consent', 'treaty', 'contract-entrustment-disclosed', 'certification', 'adequacy'])
    .optional()
    .describe('PIPA 28-8(1). Absent only where a text does not say'),
  refusal: z
    .strictObject({ method: Text, procedure: Text, effect: Text })
    .optional()
    .describe('PIPA 28-8(2)5. Absent only where a text does not say'),
});

/** Who else sees the data. */
export const recipients = {
  thirdPartyProvision: ThirdPartyProvision.optional(),
  processors: z.array(Processor).optional(),
  processorSafeguards: z.array(Text).optional().describe('What the contract with each processor settles: PIPA 26(1)'),
  processorSupervision: Text.optional(),
  transfers: z.array(Transfer).optional(),
};
