import { z } from 'zod';
import { IsoDate, Text } from '../schema.js';

/** Where one browser keeps its own refusal of cookies. */
export const BrowserRefusal = z.strictObject({
  browser: z.string(),
  platform: z.enum(['desktop', 'android', 'ios']).default('desktop'),
  path: Text.describe('The menus, in order'),
  checkedOn: IsoDate.optional().describe('When somebody last tried it: menus move'),
});

/** Cookies and the like, in words; the inventory itself is `services`: PIPA 30(1)7. */
export const Trackers = z.strictObject({
  explanation: Text.describe('What a cookie is'),
  purposeText: Text.describe('What they are used for'),
  refusal: Text.optional().describe('How to refuse them on this site'),
  browserRefusal: z.array(BrowserRefusal).default([]),
  refusalEffect: Text.optional().describe('What no longer works after a refusal'),
});

export const trackers = { trackers: Trackers.optional() };
