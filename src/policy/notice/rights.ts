import { z } from 'zod';
import { Text } from '../schema.js';

/** A way to exercise a right; it may not be harder than the way the data was collected: PIPA 38(4). */
export const Channel = z.strictObject({
  kind: z
    .enum(['settings', 'account', 'form', 'email', 'phone', 'post'])
    .describe('settings: the panel that this SDK shows'),
  value: Text.optional().describe('Address, number or link'),
});

/** A limit that a law sets to a right. */
export const Limit = z.strictObject({
  citation: Text.optional().describe('Article of the law'),
  text: Text,
});

export const Right = z.strictObject({
  type: z.enum([
    'access',
    'correction',
    'deletion',
    'suspension',
    'withdraw-consent',
    'portability',
    'automated-decision',
    'complaint',
  ]),
  title: Text,
  description: Text.optional(),
  channels: z.array(Channel).nonempty(),
  limits: z.array(Limit).default([]),
  response: Text.optional().describe('What the owner does on a request'),
});

/** How someone else may act for the person: PIPA 38(1). */
export const ByAgent = z.strictObject({
  allowed: z.boolean(),
  text: Text.optional(),
  form: Text.optional().describe('The form to hand in'),
  formUrl: z.string().optional(),
});

export const Children = z.strictObject({
  minAge: z
    .int()
    .positive()
    .optional()
    .describe(
      'The age from which a person decides alone; absent: what the regime of the region says, such as 14 in Korea',
    ),
  policy: z.enum(['refuse', 'guardian-consent']),
  guardianMethods: z.array(Text).default([]).describe('How a guardian is verified'),
  text: Text.optional(),
});

/** What a person may ask for, and how. */
export const rights = {
  rights: z.array(Right).optional(),
  rightsByAgent: ByAgent.optional(),
  identityCheck: Text.optional().describe(
    'How it is made sure that a request comes from the person or a representative',
  ),
  children: Children.optional(),
};
