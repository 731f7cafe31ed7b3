import { z } from 'zod';
import { Text } from '../schema.js';
import { Contact, Country } from './recipients.js';

/** The person in charge, by role: a document that changes with each appointment is soon wrong. */
export const Officer = z.strictObject({
  roles: z.array(z.enum(['CPO', 'DPO', 'CISO'])).nonempty(),
  title: Text,
  name: z.string().optional().describe('Only where a law asks for it'),
  email: z.string().optional(),
  phone: z.string().optional(),
  duties: Text.optional(),
});

export const Department = z.strictObject({
  name: Text,
  contact: Text.optional().describe('Who answers, by role'),
  email: z.string().optional(),
  phone: z.string().optional(),
  handles: z.array(z.enum(['access', 'correction', 'deletion', 'suspension', 'complaint', 'inquiry'])).default([]),
  text: Text.optional(),
});

/** The representative in the country of a controller that has no seat there: PIPA 31-2, GDPR 27. */
export const DomesticAgent = z.strictObject({ name: Text, contact: Contact, country: Country.optional() });

/** Someone outside who helps a person whose rights were hurt. */
export const RemedyBody = z.strictObject({
  name: Text,
  phone: z.string().optional(),
  phoneNote: Text.optional(),
  url: z.string(),
  jurisdiction: Country.optional(),
  handles: Text.optional().describe('What it does'),
});

export const Security = z.strictObject({
  administrative: z.array(Text).default([]),
  technical: z.array(Text).default([]),
  physical: z.array(Text).default([]),
});

/** Who answers for the data, how it is kept safe, and who else can help. */
export const organisation = {
  security: Security.optional().describe('PIPA 29'),
  officers: z.array(Officer).optional().describe('PIPA 31'),
  departments: z.array(Department).optional(),
  domesticAgent: DomesticAgent.optional(),
  remedyBodies: z.array(RemedyBody).optional(),
  remedyText: Text.optional(),
};
