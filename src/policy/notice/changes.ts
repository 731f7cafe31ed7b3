import { z } from 'zod';
import { IsoDate, Language, Text } from '../schema.js';

/** What the owner does when something in the document changes. */
export const ChangeRule = z
  .enum(['reconsent', 'notify', 'publish'])
  .describe('reconsent: ask again; notify: tell each person; publish: show it in this document');

export const ChangeRules = z.strictObject({
  purposeChange: ChangeRule.optional().describe('A new or different purpose: PIPA 15(2), 18'),
  itemChange: ChangeRule.optional().describe('New or different items of data'),
  processorChange: ChangeRule.optional().describe('A new processor, or a new task for one: PIPA 26(2)'),
  transferChange: ChangeRule.optional().describe('A new overseas transfer, or other terms of one: PIPA 28-8(3)'),
  noticeLeadDays: z.int().nonnegative().optional().describe('Days between the announcement of a change and its effect'),
  text: Text.optional().describe('The rule, in words'),
});

export const PreviousVersion = z.strictObject({
  version: z.string().min(1).max(64),
  effectiveFrom: IsoDate,
  effectiveTo: IsoDate.optional(),
  url: z.string().optional().describe('Where its text can be read'),
  sha256: z.string().optional().describe('Hash of that text'),
  summary: Text.optional().describe('What was different in it'),
});

export const LegalRegime = z.strictObject({
  regime: z.string().describe('Short name of the law, with its country: KR-PIPA, EU-GDPR, US-CA-CCPA'),
  name: Text.optional().describe('Its full name'),
  url: z.string().optional(),
});

export const GoverningLaw = z.strictObject({
  jurisdiction: z.string().describe('ISO 3166 code of the country or state whose law governs the document'),
  text: Text.optional().describe('What readers elsewhere should know of it'),
});

/** Versions, languages and law of the document itself. */
export const changes = {
  introduction: Text.optional().describe('What stands before the first section of the notice'),
  governingLaw: GoverningLaw.optional(),
  languageOfRecord: Language.optional().describe('The language that prevails where translations differ'),
  legalRegimes: z.array(LegalRegime).optional().describe('The laws that the document follows'),
  changeRules: ChangeRules.optional(),
  changeSummary: Text.optional().describe('What this version changed'),
  previous: z.array(PreviousVersion).optional().describe('Earlier versions, newest first'),
};
